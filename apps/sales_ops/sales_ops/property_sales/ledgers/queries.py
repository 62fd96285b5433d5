"""The SQL of the ledgers: units with their deal, money and invoice on a day. As `queries.py`: plain rows, no rule."""

from collections.abc import Collection
from datetime import date

from pypika import CustomFunction

import frappe
from frappe.query_builder import Case
from frappe.query_builder.functions import Coalesce, Count, Date, Sum

from sales_ops.policies.changes import ENDING_KINDS
from sales_ops.policies.claims import AVAILABLE, NOT_RELEASED, UNIT_STATUS
from sales_ops.property_sales.money import queries as money_queries
from sales_ops.property_sales.queries import LIVE_STATUSES

DateFormat = CustomFunction("DATE_FORMAT", ["date", "format"])
OVERDUE = "Overdue"

UNIT_FILTERS = ("property_building", "kind", "use")


def unit_ledger(filters: dict, on: date | None = None, projects: Collection[str] | None = None) -> list[dict]:
	"""Every unit of a company with its submitted deal, money and handover.

	Args:
		filters: `company`; `property_building`, `kind`, `use` where wanted.
		on: as at the end of this day, from claims, receipts and invoices; None: as it is now. Area, price and use are
			today's in either case.
		projects: only these; None: all of the company.
	"""
	unit, claim, deal, contract, handover = (
		frappe.qb.DocType(f"Property {name}")
		for name in ("Unit", "Unit Claim", "Subscription", "Contract", "Handover")
	)
	joined = frappe.qb.from_(unit).left_join(claim)
	if on is None:
		query = joined.on(claim.name == unit.live_claim)
		status = unit.sale_status
	else:
		query = joined.on((claim.property_unit == unit.name) & live_on(claim, on))
		status = _status_on(unit, claim, on)
	query = query.left_join(deal).on((deal.name == claim.property_subscription) & (deal.docstatus == 1))
	query = query.left_join(contract).on(_contract_of(contract, deal, on))
	query = query.left_join(handover).on(_handover_of(handover, deal, on))
	# The money of a deal stands at its own unit, once; what is attached to it only says so.
	is_own = deal.property_unit == unit.name
	amount = Case().when(is_own, Coalesce(contract.contract_amount, deal.total_amount))
	received = Case().when(is_own, deal.received_amount)
	attached_to = Case().when(deal.property_unit != unit.name, deal.property_unit)
	query = (
		query.select(
			unit.name.as_("property_unit"),
			unit.property_project,
			unit.property_building,
			unit.kind,
			unit.use,
			status.as_("sale_status"),
			unit.built_area,
			unit.inner_area,
			unit.list_amount,
			unit.filing_amount,
			unit.currency,
			Coalesce(deal.customer_name, unit.used_by).as_("holder"),
			unit.used_since,
			unit.use_amount,
			deal.name.as_("property_subscription"),
			deal.subscription_date,
			contract.name.as_("property_contract"),
			contract.contract_date,
			attached_to.as_("attached_to"),
			amount.as_("deal_amount"),
			received.as_("received_amount"),
			(amount - received).as_("outstanding_amount"),
			handover.name.as_("property_handover"),
			handover.handover_date,
			handover.sales_invoice,
			handover.no_of_keys,
		)
		.where(unit.company == filters["company"])
		.orderby(unit.property_project)
		.orderby(unit.property_building)
		.orderby(unit.floor)
		.orderby(unit.stack)
		.orderby(unit.unit_no)
	)
	if projects is not None:
		query = query.where(unit.property_project.isin(list(projects) or [""]))
	for field in UNIT_FILTERS:
		if filters.get(field):
			query = query.where(unit[field] == filters[field])
	rows = query.run(as_dict=True)
	return rows if on is None else _as_received_on(rows, filters["company"], on)


def _as_received_on(rows: list[dict], company: str, on: date) -> list[dict]:
	received = _received_on(company, on)
	for row in rows:
		if row.deal_amount is not None:
			row.received_amount = received.get(row.property_subscription, 0)
			row.outstanding_amount = row.deal_amount - row.received_amount
	return rows


def live_on(claim, on: date):
	"""The claim that a unit had at the end of a day. A claim that moves ends in the moment in which the next begins."""
	return (Date(claim.claimed_on) <= on) & (claim.ended_on.isnull() | (Date(claim.ended_on) > on))


def _status_on(unit, claim, on: date):
	status = Case()
	for kind, word in UNIT_STATUS.items():
		status = status.when(claim.kind == kind, word)
	was_released = (unit.released == 1) & (unit.released_on.isnull() | (unit.released_on <= on))
	return status.when(was_released, AVAILABLE).else_(NOT_RELEASED)


def _contract_of(contract, deal, on: date | None):
	if on is None:
		return contract.name == deal.property_contract
	own = (contract.property_subscription == deal.name) & (contract.docstatus == 1)
	return own & (contract.contract_date <= on)


def _handover_of(handover, deal, on: date | None):
	if on is None:
		return handover.name == deal.property_handover
	own = (handover.property_subscription == deal.name) & (handover.docstatus == 1)
	return own & (handover.handover_date <= on)


def _received_on(company: str, on: date) -> dict[str, float]:
	"""What each deal had received at the end of a day. What an exchange took along later belonged to the old deal then."""
	amounts: dict[str, float] = {}
	for deal, _day, amount in money_queries.received_by_day(company, on):
		amounts[deal] = amounts.get(deal, 0) + amount
	for old, new, _day in money_queries.exchanges(company, after=on):
		amounts[old] = amounts.get(old, 0) + amounts.pop(new, 0)
	return amounts


def deal_money(company: str) -> list[dict]:
	"""Deals that have received money, with what their own documents say became of it (company's currency).

	Returns:
		rows of deal, accounting project, customer, received, kept, refunded, invoiced.
	"""
	deal, project = frappe.qb.DocType("Property Subscription"), frappe.qb.DocType("Property Project")
	paid, ended, invoiced = _received_of_deals(), _ended_deals(), _invoiced_deals()
	return (
		frappe.qb.from_(deal)
		.inner_join(paid)
		.on(paid.deal == deal.name)
		.inner_join(project)
		.on(project.name == deal.property_project)
		.left_join(ended)
		.on(ended.deal == deal.name)
		.left_join(invoiced)
		.on(invoiced.deal == deal.name)
		.select(
			deal.name.as_("deal"),
			Coalesce(project.project, "").as_("project"),
			deal.customer,
			paid.amount.as_("received"),
			Coalesce(ended.kept, 0).as_("kept"),
			Coalesce(ended.refunded, 0).as_("refunded"),
			Coalesce(invoiced.amount, 0).as_("invoiced"),
		)
		.where(deal.company == company)
	).run(as_dict=True)


def _received_of_deals():
	row = frappe.qb.DocType("Property Instalment")
	return (
		frappe.qb.from_(row)
		.select(row.property_subscription.as_("deal"), Sum(row.received_amount).as_("amount"))
		.where(row.received_amount > 0)
		.groupby(row.property_subscription)
	).as_("paid")


def _ended_deals():
	change = frappe.qb.DocType("Property Change Application")
	return (
		frappe.qb.from_(change)
		.select(
			change.property_subscription.as_("deal"),
			Sum(change.keep_amount).as_("kept"),
			Sum(change.refund_amount).as_("refunded"),
		)
		.where(change.docstatus == 1)
		.where(change.kind.isin(list(ENDING_KINDS)))
		.where(change.credit_note.isnull())  # after a handover the liability has become revenue already
		.groupby(change.property_subscription)
	).as_("ended")


def _invoiced_deals():
	handover, advance = frappe.qb.DocType("Property Handover"), frappe.qb.DocType("Sales Invoice Advance")
	return (
		frappe.qb.from_(handover)
		.inner_join(advance)
		.on((advance.parent == handover.sales_invoice) & (advance.docstatus == 1))
		.select(handover.property_subscription.as_("deal"), Sum(advance.allocated_amount).as_("amount"))
		.where(handover.docstatus == 1)
		.groupby(handover.property_subscription)
	).as_("invoiced")


def advance_balances(account: str, projects: Collection[str], customers: Collection[str]) -> dict:
	"""Credit balance of the advance account by (accounting project, customer), of these projects or customers."""
	entry = frappe.qb.DocType("GL Entry")
	project = Coalesce(entry.project, "")
	rows = (
		frappe.qb.from_(entry)
		.select(project, entry.party, Sum(entry.credit - entry.debit))
		.where(entry.account == account)
		.where(entry.is_cancelled == 0)
		.where(entry.party_type == "Customer")
		.where(entry.project.isin(list(projects) or [""]) | entry.party.isin(list(customers) or [""]))
		.groupby(project, entry.party)
	).run()
	return {(project, party): amount for project, party, amount in rows if amount}


def vouchers_without_deal(account: str, customers: Collection[str]) -> dict:
	"""Vouchers on the advance account that no deal and no change knows: `{(project, customer): [names]}`."""
	entry, payment = frappe.qb.DocType("GL Entry"), frappe.qb.DocType("Payment Entry")
	change = frappe.qb.DocType("Property Change Application")
	rows = (
		frappe.qb.from_(entry)
		.left_join(payment)
		.on(payment.name == entry.voucher_no)
		.left_join(change)
		.on(change.refund_entry == entry.voucher_no)
		.select(Coalesce(entry.project, ""), entry.party, entry.voucher_no)
		.distinct()
		.where(entry.account == account)
		.where(entry.is_cancelled == 0)
		.where(entry.party.isin(list(customers) or [""]))
		.where(payment.so_property_subscription.isnull() & change.name.isnull())
		.orderby(entry.voucher_no)
	).run()
	found: dict[tuple, list[str]] = {}
	for project, party, voucher in rows:
		found.setdefault((project, party), []).append(voucher)
	return found


def instalments_due(
	filters: dict, on: date, until: date, projects: Collection[str] | None = None
) -> list[dict]:
	"""What is outstanding of live deals and due up to `until`, by project, month due and source of the money.

	Args:
		filters: `company`; `consultant` where wanted.
		on: what was due before this day is `OVERDUE` instead of its month (`2026-11`).
		projects: only these; None: all of the company.
	"""
	row, deal = frappe.qb.DocType("Property Instalment"), frappe.qb.DocType("Property Subscription")
	month = Case().when(row.due_date < on, OVERDUE).else_(DateFormat(row.due_date, "%Y-%m"))
	query = (
		frappe.qb.from_(row)
		.inner_join(deal)
		.on(deal.name == row.property_subscription)
		.select(
			row.property_project,
			month.as_("month"),
			row.money_source,
			Count(row.name).as_("instalments"),
			Sum(row.outstanding_amount).as_("amount"),
		)
		.where(deal.docstatus == 1)
		.where(deal.status.isin(LIVE_STATUSES))
		.where(row.company == filters["company"])
		.where(row.status != "Void")
		.where(row.outstanding_amount > 0)
		.where(row.due_date <= until)
		.groupby(row.property_project, month, row.money_source)
		.orderby(row.property_project)
		.orderby(month)
	)
	if projects is not None:
		query = query.where(row.property_project.isin(list(projects) or [""]))
	if filters.get("consultant"):
		query = query.where(row.consultant == filters["consultant"])
	return query.run(as_dict=True)
