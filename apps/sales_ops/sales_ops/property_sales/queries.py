"""The SQL of Property Sales, through frappe.qb. Each function returns plain rows; no rule is decided here."""

from collections.abc import Sequence
from datetime import date, datetime

import frappe
from frappe.query_builder.functions import Min, Sum
from frappe.utils import flt

from sales_ops.locks import is_view_older
from sales_ops.policies.payment_plan import DOWN_PAYMENT
from sales_ops.values import to_decimal

LIVE_STATUSES = ("Held", "Temporary Deposit", "Full Deposit", "Signed")


def live_deals(
	company: str, property_project: str | None = None, consultants: Sequence[str] | None = None
) -> list[dict]:
	"""Submitted deals that have a unit, with what collection needs to know.

	Args:
		consultants: only deals of these Sales Persons; None: all.
	"""
	deal = frappe.qb.DocType("Property Subscription")
	query = (
		frappe.qb.from_(deal)
		.select(
			deal.name.as_("property_subscription"),
			deal.property_contract,
			deal.property_project,
			deal.property_unit,
			deal.customer,
			deal.customer_name,
			deal.consultant,
			deal.status,
			deal.currency,
			deal.full_deposit_on,
			deal.sign_by,
			deal.agreed_amount,
			deal.received_amount,
			deal.property_legal_case,
		)
		.where(deal.docstatus == 1)
		.where(deal.company == company)
		.where(deal.status.isin(LIVE_STATUSES))
		.orderby(deal.property_unit)
	)
	if property_project:
		query = query.where(deal.property_project == property_project)
	if consultants is not None:
		query = query.where(deal.consultant.isin(list(consultants) or [""]))
	return query.run(as_dict=True)


def open_instalments_of_live_deals(company: str, property_project: str | None = None) -> list[tuple]:
	"""Instalments of live deals that are owed, and their down payments, owed or not; void ones are left out.

	Most instalments of a running project are paid: they stay in the database. The rule asks of a paid one only whether it
	was the down payment.

	Returns:
		tuples, since there are many: (deal, seq, kind, due date, outstanding in the deal's currency).
	"""
	row, deal = frappe.qb.DocType("Property Instalment"), frappe.qb.DocType("Property Subscription")
	query = (
		frappe.qb.from_(row)
		.inner_join(deal)
		.on(deal.name == row.property_subscription)
		.select(row.property_subscription, row.seq, row.kind, row.due_date, row.outstanding_amount)
		.where(deal.docstatus == 1)
		.where(deal.company == company)
		.where(deal.status.isin(LIVE_STATUSES))
		.where(row.status != "Void")
		.where((row.outstanding_amount > 0) | (row.kind == DOWN_PAYMENT))
	)
	if property_project:
		query = query.where(deal.property_project == property_project)
	return query.run()


def instalments_of(subscription: str, lock: bool = False) -> list[dict]:
	"""The deal's instalments that are not void, in the order of their numbers.

	Args:
		lock: as they are committed now, their rows locked.
	"""
	row = frappe.qb.DocType("Property Instalment")
	query = frappe.qb.from_(row).where(row.property_subscription == subscription)
	if lock:
		names = _instalment_names(subscription)
		if not names:
			return []
		query = frappe.qb.from_(row).force_index("PRIMARY").where(row.name.isin(names)).for_update()
	return (
		query.select(
			row.name,
			row.seq,
			row.kind,
			row.due_date,
			row.amount,
			row.received_amount,
			row.outstanding_amount,
			row.money_source,
		)
		.where(row.status != "Void")
		.orderby(row.seq)
	).run(as_dict=True)


def _instalment_names(subscription: str) -> list[str]:
	"""The names of the deal's instalments as they are committed now; the deal is locked first.

	A locking read by the deal would also lock the gap beside its rows, which is where the rows of the next deal go: two
	contracts that are signed at once would wait for each other for ever. So the names are read plainly, and the rows are
	locked by their names. Only where the transaction is older than the deal's last change, the names need a lock, too;
	whoever makes instalments changes the deal (`instalments.make_instalments`).
	"""
	deal = "Property Subscription"
	committed = frappe.db.get_value(deal, subscription, "modified", for_update=True)
	row = frappe.qb.DocType("Property Instalment")
	query = frappe.qb.from_(row).select(row.name).where(row.property_subscription == subscription)
	is_older = committed and is_view_older(deal, subscription, committed)
	return (query.for_update() if is_older else query).run(pluck=True)


def lock_instalments(subscription: str) -> list[dict]:
	"""The deal's instalments that are not void, their rows locked, in the order of their numbers."""
	return instalments_of(subscription, lock=True)


def allocated_by_instalment(instalments: Sequence[str]) -> dict[str, float]:
	"""What submitted receipts allocate to each instalment, in the deal's currency, as it is committed now.

	A plain read would miss the receipt that another session has just submitted while this one waited for the deal.
	"""
	if not instalments:
		return {}
	part, entry = frappe.qb.DocType("Property Receipt Allocation"), frappe.qb.DocType("Payment Entry")
	rows = (
		frappe.qb.from_(part)
		.inner_join(entry)
		.on(entry.name == part.parent)
		.select(part.property_instalment, Sum(part.allocated_amount).as_("amount"))
		.where(entry.docstatus == 1)
		.where(part.property_instalment.isin(list(instalments)))
		.groupby(part.property_instalment)
		.for_update()
	).run(as_dict=True)
	return {row.property_instalment: row.amount for row in rows}


def deals_with_expired_hold(at: datetime) -> list[str]:
	"""Deals whose live hold has run out by `at`, the longest expired first."""
	claim = frappe.qb.DocType("Property Unit Claim")
	return (
		frappe.qb.from_(claim)
		.select(claim.property_subscription)
		.where(claim.active_claim.isnotnull())
		.where(claim.kind == "Hold")
		.where(claim.expires_on <= at)
		.groupby(claim.property_subscription)
		.orderby(Min(claim.expires_on))
	).run(pluck=True)


def open_blocks(property_project: str | None = None, property_unit: str | None = None) -> list[dict]:
	"""Open blocks of a project or of one unit, the oldest first."""
	block = frappe.qb.DocType("Property Unit Block")
	query = (
		frappe.qb.from_(block)
		.select(block.property_unit, block.kind, block.blocked_on, block.until, block.reason)
		.where(block.status == "Open")
		.orderby(block.blocked_on)
		.orderby(block.name)
	)
	if property_project:
		query = query.where(block.property_project == property_project)
	if property_unit:
		query = query.where(block.property_unit == property_unit)
	return query.run(as_dict=True)


def lock_open_block_kinds(property_unit: str) -> list[str]:
	"""The kinds of a unit's open blocks, as they are committed now; the unit is locked already."""
	block = frappe.qb.DocType("Property Unit Block")
	return (
		frappe.qb.from_(block)
		.select(block.kind)
		.where(block.property_unit == property_unit)
		.where(block.status == "Open")
		.orderby(block.blocked_on)
		.orderby(block.name)
		.for_update()
	).run(pluck=True)


def ended_blocks(on: date) -> list[str]:
	"""Open blocks whose last day lies before `on`."""
	block = frappe.qb.DocType("Property Unit Block")
	return (
		frappe.qb.from_(block)
		.select(block.name)
		.where(block.status == "Open")
		.where(block.until < on)
		.orderby(block.until)
	).run(pluck=True)


def lock_price_lists(property_project: str) -> list[dict]:
	"""The approved price lists of a project, as they are committed now."""
	price_list = frappe.qb.DocType("Property Price List")
	return (
		frappe.qb.from_(price_list)
		.select(price_list.name, price_list.effective_from, price_list.applied_on)
		.where(price_list.property_project == property_project)
		.where(price_list.docstatus == 1)
		.orderby(price_list.effective_from)
		.for_update()
	).run(as_dict=True)


def due_price_lists(on: date) -> list[str]:
	"""Approved price lists whose day has come and that were not applied, the earliest day first."""
	price_list = frappe.qb.DocType("Property Price List")
	return (
		frappe.qb.from_(price_list)
		.select(price_list.name)
		.where(price_list.status == "Approved")
		.where(price_list.docstatus == 1)
		.where(price_list.effective_from <= on)
		.orderby(price_list.effective_from)
	).run(pluck=True)


def due_release_batches(on: date) -> list[str]:
	"""Approved release batches whose day has come and that were not carried out."""
	batch = frappe.qb.DocType("Property Release Batch")
	return (
		frappe.qb.from_(batch)
		.select(batch.name)
		.where(batch.status == "Scheduled")
		.where(batch.docstatus == 1)
		.where(batch.release_on <= on)
		.orderby(batch.release_on)
	).run(pluck=True)


def deals_of_units(property_project: str) -> dict[str, str]:
	"""The live deal of each unit of a project that has one."""
	claim = frappe.qb.DocType("Property Unit Claim")
	rows = (
		frappe.qb.from_(claim)
		.select(claim.active_claim, claim.property_subscription)
		.where(claim.property_project == property_project)
		.where(claim.active_claim.isnotnull())
	).run()
	return dict(rows)


def units_for_check() -> list[dict]:
	"""Every unit with what its claim and its deal say, for the nightly check."""
	unit, claim, deal = (
		frappe.qb.DocType(name) for name in ("Property Unit", "Property Unit Claim", "Property Subscription")
	)
	return (
		frappe.qb.from_(unit)
		.left_join(claim)
		.on(claim.active_claim == unit.name)
		.left_join(deal)
		.on(deal.name == claim.property_subscription)
		.select(
			unit.name,
			unit.released,
			unit.sale_status,
			unit.live_claim,
			claim.name.as_("claim"),
			claim.kind,
			claim.property_subscription,
			deal.status.as_("deal_status"),
		)
		.orderby(unit.name)
	).run(as_dict=True)


def subscription_totals(subscription: str) -> dict:
	"""Amount, received and outstanding of the deal's instalments that are not void, as they are committed now.

	In the deal's currency; the rows stay locked, since what follows from the sums is written next.
	"""
	rows = lock_instalments(subscription)
	fields = {
		"amount": "amount",
		"received": "received_amount",
		"outstanding": "outstanding_amount",
	}
	return frappe._dict(
		{name: flt(sum(to_decimal(row[field]) for row in rows)) for name, field in fields.items()}
	)
