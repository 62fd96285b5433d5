"""What settlement asks the database. Quantities are in the stock unit of measure, positive for what was used."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from pypika.terms import Criterion

import frappe
from frappe.query_builder import Case, CustomFunction, Order
from frappe.query_builder.functions import Coalesce, Count, Max, Sum

from sales_ops.policies import consignment_settlement as policy

ENTRY = "Consignment Ledger Entry"
SETTLEMENT = "Consignment Settlement"
AGREEMENT = "Consignment Agreement"
WITHDRAWAL = "Consignment Withdrawal"
RETURN, ADJUST = "Withdraw-Return", "Price-Adjust"
Crc32 = CustomFunction("CRC32", ["text"])


@dataclass(frozen=True)
class Scope:
	"""Whose ledger entries a settlement collects: of these days, both included."""

	company: str
	supplier: str
	item_group: str
	currency: str
	start: date
	end: date


def unsettled(scope: Scope) -> tuple[Criterion, object]:
	"""Which ledger entries belong to the scope and to no settlement yet, with the table that the criterion is about.

	A return belongs where its withdrawal does, whenever the goods came back: the supplier's invoice is for the net of both.
	"""
	entry = frappe.qb.DocType(ENTRY)
	returns = returns_of(scope)
	in_period = (entry.event != RETURN) & entry.posting_date[scope.start : scope.end]
	belongs = in_period | entry.name.isin(returns) if returns else in_period
	return _of_group(entry, scope) & belongs, entry


def returns_of(scope: Scope) -> list[str]:
	"""Names of the unsettled returns whose withdrawal is in the scope, or was settled before and only they are left."""
	entry, row = frappe.qb.DocType(ENTRY), frappe.qb.DocType("Purchase Receipt Item")
	origin = frappe.qb.DocType(ENTRY).as_("origin")
	first = origin.reverses.isnull() & origin.event.notin([RETURN, ADJUST]) & origin.settlement.isnull()
	day = Coalesce(origin.posting_date, entry.posting_date)
	rows = (
		frappe.qb.from_(entry)
		.left_join(row)
		.on(row.name == entry.pr_detail)
		.left_join(origin)
		.on((origin.pr_detail == row.purchase_receipt_item) & first)
		.select(entry.name)
		.where(_of_group(entry, scope) & (entry.event == RETURN))
		.where(day[scope.start : scope.end])
	)
	return rows.run(pluck=True)


def _of_group(entry, scope: Scope) -> Criterion:
	return (
		(entry.supplier == scope.supplier)
		& entry.settlement.isnull()
		& (entry.company == scope.company)
		& (entry.item_group == scope.item_group)
		& (entry.currency == scope.currency)
		& (entry.amount != 0)
	)


def sums_of_period(scope: Scope) -> list[dict]:
	"""What the unsettled entries of a scope come to, by item and price; see `_sums`."""
	criterion, entry = unsettled(scope)
	return _sums(entry, criterion)


def sums_of_settlement(name: str, supplier: str) -> list[dict]:
	"""The same of the entries that a settlement has stamped."""
	entry = frappe.qb.DocType(ENTRY)
	return _sums(entry, (entry.supplier == supplier) & (entry.settlement == name))


def _sums(entry, criterion: Criterion) -> list[dict]:
	"""By item and agreed rate: quantities and amounts used, returned and adjusted, count, and a checksum of the names."""
	is_return, is_adjustment = entry.event == RETURN, entry.event == ADJUST
	return (
		frappe.qb.from_(entry)
		.select(
			entry.item_code,
			entry.rate,
			Sum(Case().when(is_return, 0).else_(-entry.qty)).as_("used_qty"),
			Sum(Case().when(is_return, entry.qty).else_(0)).as_("returned_qty"),
			Sum(Case().when(is_return, entry.amount).else_(0)).as_("returned_amount"),
			Sum(Case().when(is_adjustment, entry.amount).else_(0)).as_("adjusted_amount"),
			Sum(entry.amount).as_("amount"),
			Sum(entry.base_amount).as_("base_amount"),
			Count("*").as_("no_of_entries"),
			Sum(Crc32(entry.name)).as_("checksum"),
		)
		.where(criterion)
		.groupby(entry.item_code, entry.rate)
		.orderby(entry.item_code, entry.rate)
		.run(as_dict=True)
	)


def stamp(scope: Scope, settlement: str) -> None:
	"""Write a settlement into the unsettled entries of its scope: one statement, which locks them."""
	criterion, entry = unsettled(scope)
	frappe.qb.update(entry).set(entry.settlement, settlement).where(criterion).run()


def unstamp(settlement: str, supplier: str) -> None:
	"""Take a settlement out of its entries."""
	entry = frappe.qb.DocType(ENTRY)
	of_settlement = (entry.supplier == supplier) & (entry.settlement == settlement)
	frappe.qb.update(entry).set(entry.settlement, None).where(of_settlement).run()


def refresh_withdrawals(settlement: str, supplier: str, without: bool = False) -> None:
	"""Set how far the withdrawals of a settlement are settled: one statement.

	Args:
		without: count the settlement's own entries as not settled, because they are about to be.
	"""
	entry, mine = frappe.qb.DocType(ENTRY), frappe.qb.DocType(ENTRY).as_("mine")
	is_settled = entry.settlement.isnotnull()
	if without:
		is_settled = is_settled & (entry.settlement != settlement)
	touched = (
		frappe.qb.from_(mine)
		.select(mine.voucher_no)
		.distinct()
		.where((mine.supplier == supplier) & (mine.settlement == settlement))
		.where(mine.voucher_type == WITHDRAWAL)
	)
	counted = (
		frappe.qb.from_(entry)
		.select(entry.voucher_no, Count("*").as_("entries"))
		.select(Sum(Case().when(is_settled, 1).else_(0)).as_("settled"))
		.where(entry.voucher_type == WITHDRAWAL)
		.where(entry.amount != 0)
		.where(entry.voucher_no.isin(touched))
		.groupby(entry.voucher_no)
	)
	_set_withdrawal_statuses(counted)


def _set_withdrawal_statuses(counted) -> None:
	withdrawal = frappe.qb.DocType(WITHDRAWAL)
	status = (
		Case()
		.when(counted.settled == 0, "Unsettled")
		.when(counted.settled < counted.entries, "Partly Settled")
		.else_("Settled")
	)
	(
		frappe.qb.update(withdrawal)
		.join(counted)
		.on(counted.voucher_no == withdrawal.name)
		.set(withdrawal.status, status)
		.where(withdrawal.status.isin(["Unsettled", "Partly Settled", "Settled"]))
		.run()
	)


def movements(settlement: str, supplier: str) -> list[dict]:
	"""The entries of a settlement with the purchase receipt row each goes back to (`origin`)."""
	entry, row = frappe.qb.DocType(ENTRY), frappe.qb.DocType("Purchase Receipt Item")
	is_return_row = (row.name == entry.pr_detail) & entry.event.isin([RETURN, ADJUST])
	return (
		frappe.qb.from_(entry)
		.left_join(row)
		.on(is_return_row)
		.select(entry.item_code, entry.rate, entry.qty, entry.amount, entry.event)
		.select(entry.purchase_receipt, entry.pr_detail)
		.select(Coalesce(row.purchase_receipt_item, entry.pr_detail).as_("origin"))
		.where((entry.supplier == supplier) & (entry.settlement == settlement))
		.orderby(entry.posting_datetime, entry.creation)
		.run(as_dict=True)
	)


def returns_without_use(settlement: str, supplier: str) -> list[dict]:
	"""Returns in a settlement that does not have their withdrawal: item_code, purchase_receipt."""
	entry, row = frappe.qb.DocType(ENTRY), frappe.qb.DocType("Purchase Receipt Item")
	origin = frappe.qb.DocType(ENTRY).as_("origin")
	return (
		frappe.qb.from_(entry)
		.join(row)
		.on(row.name == entry.pr_detail)
		.left_join(origin)
		.on((origin.pr_detail == row.purchase_receipt_item) & (origin.settlement == settlement))
		.select(entry.item_code, entry.purchase_receipt.as_("receipt"))
		.where((entry.supplier == supplier) & (entry.settlement == settlement) & (entry.event == RETURN))
		.where(entry.reverses.isnull() & origin.name.isnull())
		.run(as_dict=True)
	)


def closed_periods(scope: Scope, but: str | None = None) -> set[str]:
	"""Labels of the periods that are settled or deferred, of the scope's supplier, item group and currency."""
	filters = {
		"docstatus": 1,
		"company": scope.company,
		"supplier": scope.supplier,
		"item_group": scope.item_group,
		"currency": scope.currency,
		"name": ("!=", but or ""),
	}
	return set(frappe.get_all(SETTLEMENT, filters, pluck="period"))


def unsettled_days(until: date) -> list[dict]:
	"""Days before `until` with unsettled entries, by company, supplier, item group and currency."""
	entry = frappe.qb.DocType(ENTRY)
	group = (entry.company, entry.supplier, entry.item_group, entry.currency, entry.posting_date)
	return (
		frappe.qb.from_(entry)
		.select(*group, Sum(entry.amount).as_("amount"))
		.where(entry.settlement.isnull() & (entry.amount != 0) & (entry.posting_date < until))
		.groupby(*group)
		.orderby(*group)
		.run(as_dict=True)
	)


def billed_receipts(settlement: str, supplier: str) -> list[str]:
	"""The submitted purchase receipts and returns of a settlement of which nothing is left to bill (§6.4 point 6)."""
	entry, mine = frappe.qb.DocType(ENTRY), frappe.qb.DocType(ENTRY).as_("mine")
	done, receipt = frappe.qb.DocType(SETTLEMENT), frappe.qb.DocType("Purchase Receipt")
	touched = (
		frappe.qb.from_(mine)
		.select(mine.purchase_receipt)
		.distinct()
		.where((mine.supplier == supplier) & (mine.settlement == settlement))
	)
	is_open = Case().when(done.status.isin(list(policy.BILLED)), 0).else_(1)
	rows = (
		frappe.qb.from_(entry)
		.join(receipt)
		.on((receipt.name == entry.purchase_receipt) & (receipt.docstatus == 1))
		.left_join(done)
		.on(done.name == entry.settlement)
		.select(entry.purchase_receipt)
		.where((entry.amount != 0) & entry.purchase_receipt.isin(touched))
		.groupby(entry.purchase_receipt)
		.having(Max(is_open) == 0)
		.orderby(entry.purchase_receipt)
	)
	return rows.run(pluck=True)


def receipts_of(settlement: str, supplier: str) -> list[str]:
	"""All purchase receipts and returns that a settlement has entries of."""
	filters = {"supplier": supplier, "settlement": settlement, "purchase_receipt": ("is", "set")}
	return frappe.get_all(ENTRY, filters, pluck="purchase_receipt", distinct=True)


def newest_agreement(company: str, supplier: str, currency: str | None, until: date) -> dict | None:
	"""The submitted agreement that began last before a day; where none had begun, the one that begins last."""
	agreement = frappe.qb.DocType(AGREEMENT)
	query = _newest_first(agreement, until).where(agreement.supplier == supplier).limit(1)
	query = query.where(agreement.company == company)
	if currency:
		query = query.where(agreement.currency == currency)
	found = query.run(as_dict=True)
	return found[0] if found else None


def newest_agreements(until: date, company: str | None = None) -> dict[tuple[str, str, str], dict]:
	"""The same for all suppliers at once, by company, supplier and currency."""
	agreement = frappe.qb.DocType(AGREEMENT)
	query = _newest_first(agreement, until)
	if company:
		query = query.where(agreement.company == company)
	found: dict[tuple[str, str, str], dict] = {}
	for row in query.run(as_dict=True):
		found.setdefault((row.company, row.supplier, row.currency), row)
	return found


def _newest_first(agreement, until: date):
	return (
		frappe.qb.from_(agreement)
		.select("*")
		.where(agreement.docstatus == 1)
		.orderby(Case().when(agreement.valid_from <= until, 0).else_(1))
		.orderby(agreement.valid_from, agreement.creation, order=Order.desc)
	)


def receipt_rows(names: Collection[str]) -> dict[str, dict]:
	"""What an invoice row takes over from purchase receipt rows, by row name."""
	if not names:
		return {}
	row = frappe.qb.DocType("Purchase Receipt Item")
	fields = ("name", "parent", "item_name", "uom", "warehouse", "purchase_order", "purchase_order_item")
	found = (
		frappe.qb.from_(row)
		.select(*[row[field] for field in fields], row.purchase_receipt_item)
		.where(row.name.isin(list(names)))
		.run(as_dict=True)
	)
	return {row.name: row for row in found}
