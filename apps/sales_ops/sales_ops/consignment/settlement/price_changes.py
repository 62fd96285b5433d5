"""New prices of an agreement: its price rows, and what was used already and is not settled (§6.4 point 9).

What was used at the old price was booked at it. The difference is a Price-Adjust entry without an amount in the books; the
invoice at the new price makes ERPNext book the receipt, and the cost of what used it, anew (§6.2 r).
"""

from datetime import date, timedelta

import frappe
from frappe.model.document import Document
from frappe.utils import cint, flt, getdate

from sales_ops.consignment.settlement import uses
from sales_ops.consignment.settlement.queries import ADJUST, RETURN
from sales_ops.consignment.stock import ledger
from sales_ops.exceptions import throw, throw_all
from sales_ops.policies import consignment_prices as policy
from sales_ops.policies.consignment_agreements import price_on
from sales_ops.policies.consignment_prices import NewPrice, Use
from sales_ops.policies.money import ZERO
from sales_ops.values import to_decimal

AGREEMENT = "Consignment Agreement"
DAY = timedelta(days=1)
OF_RETURN = ("voucher_type", "voucher_no", "voucher_detail_no", "purchase_receipt", "pr_detail")


def fill(doc: Document) -> list[tuple[Use, dict]]:
	"""Write old rates and effects into a draft price change.

	Returns:
		what was used since its first day, with the entries by which it was taken.

	Raises:
		ConsignmentPriceError: a new price cannot hold from that day on.
	"""
	agreement = frappe.get_doc(AGREEMENT, doc.consignment_agreement)
	prices, since = agreement.prices(), getdate(doc.valid_from)
	changes = [NewPrice(row.idx, row.item_code, to_decimal(row.rate)) for row in doc.items]
	throw_all(policy.check_changes(changes, prices, agreement.name, since))
	found = uses.uses_since(agreement.name, [row.item_code for row in doc.items], since)
	for row in doc.items:
		row.currency = agreement.currency
		row.old_rate = float(price_on(prices, row.item_code, since).rate)
		row.difference = flt((row.rate - row.old_rate) / row.old_rate * 100, 2)
		of_item = [use for use, _entry in found if use.item_code == row.item_code and not use.settlement]
		row.used_qty = float(sum((use.used for use in of_item), ZERO))
		row.adjusted_amount = float(
			sum((_adjustment(doc, use, row.rate) for use in of_item if use.used), ZERO)
		)
	doc.no_of_adjusted = sum(1 for use, _entry in found if use.used)
	doc.adjusted_amount = sum(row.adjusted_amount for row in doc.items)
	return found


def check_uses(found: list[tuple[Use, dict]]) -> None:
	"""Whether the price of what was used may change.

	Raises:
		ConsignmentPriceError: it is settled, or Buying Settings would leave the difference in the accrual account.
	"""
	buying = frappe.get_cached_doc("Buying Settings")
	maintains = cint(buying.maintain_same_rate) and buying.maintain_same_rate_action != "Warn"
	revalues = cint(buying.set_landed_cost_based_on_purchase_invoice_rate)
	throw_all(policy.check_uses([use for use, _entry in found], bool(maintains), bool(revalues)))


def post(doc: Document, found: list[tuple[Use, dict]]) -> None:
	"""Write the Price-Adjust entries of a submitted price change, each on the day of the use that it is about."""
	rates = {row.item_code: row.rate for row in doc.items}
	rows = []
	for use, entry in found:
		amount = _adjustment(doc, use, rates[use.item_code]) if use.used else ZERO
		if amount:
			rows.append(_adjust_row(entry, amount) | {"voucher_type": doc.doctype, "voucher_no": doc.name})
	ledger.write(rows)


def replace_prices(doc: Document) -> None:
	"""Close the old price rows of the agreement and add the new ones; a row that begins on the same day is changed."""
	agreement = frappe.get_doc(AGREEMENT, doc.consignment_agreement, for_update=True)
	since = getdate(doc.valid_from)
	added = {}
	for row in doc.items:
		old = _row_on(agreement, row.item_code, since)
		row.db_set({"old_row": old.name, "old_valid_upto": old.valid_upto})
		if getdate(old.valid_from) == since:
			old.rate = row.rate
		else:
			added[row.name] = _split(agreement, old, since, row.rate)
	_save(agreement)
	for row in doc.items:
		if row.name in added:
			row.db_set("new_row", added[row.name].name)


def restore_prices(doc: Document) -> None:
	"""Undo `replace_prices`."""
	agreement = frappe.get_doc(AGREEMENT, doc.consignment_agreement, for_update=True)
	rows = {row.name: row for row in agreement.items}
	for row in doc.items:
		old = rows.get(row.old_row)
		if not old:
			continue
		if new := rows.get(row.new_row):
			agreement.remove(new)
			old.valid_upto = row.old_valid_upto
		else:
			old.rate = row.old_rate
	_save(agreement)


def check_cancellation(doc: Document) -> None:
	"""A price change is taken back before anything was used or settled at the new price.

	Raises:
		ConsignmentPriceError: something was used at it.
		SettlementError: an adjustment is settled.
	"""
	for entry in ledger.standing(doc.doctype, doc.name):
		if entry.settlement:
			throw("consignment_settlement_entries_settled", document=doc.name, settlement=entry.settlement)
	rates = {row.item_code: row.rate for row in doc.items}
	if used := uses.used_at(doc.consignment_agreement, rates, getdate(doc.valid_from)):
		throw("consignment_price_used", **used)


def follow_return(entry: Document, method: str | None = None) -> None:
	"""`after_insert` of a ledger entry: goods that come back take their share of the price adjustments with them."""
	if entry.event != RETURN or entry.reverses:
		return
	origin = frappe.db.get_value("Purchase Receipt Item", entry.pr_detail, "purchase_receipt_item")
	rows = uses.adjustments_of(origin) if origin else []
	if not rows:
		return
	adjusted = sum((to_decimal(row.amount) for row in rows), ZERO)
	used = _used_before(entry, origin)
	share = policy.share_of_return(adjusted, used, to_decimal(entry.qty), entry.precision("amount") or 2)
	if share:
		own = {field: entry.get(field) for field in OF_RETURN}
		ledger.write([_adjust_row(rows[0], -share) | own])


def _used_before(entry: Document, origin: str):
	"""What of a receipt row had not come back before this return."""
	receipt_row = frappe.db.get_value(
		"Purchase Receipt Item", origin, ["stock_qty", "returned_qty"], as_dict=True
	)
	return to_decimal(receipt_row.stock_qty) - to_decimal(receipt_row.returned_qty) + to_decimal(entry.qty)


def _adjustment(doc: Document, use: Use, rate: float):
	return policy.adjustment(use, to_decimal(rate), doc.precision("adjusted_amount") or 2)


def _adjust_row(entry: dict, amount) -> dict:
	copied = {field: entry.get(field) for field in ledger.COPIED}
	changed = {"event": ADJUST, "qty": 0, "amount": float(amount), "base_rate": 0, "base_amount": 0}
	return copied | changed | {"posting_datetime": entry.get("posting_datetime")}


def _row_on(agreement: Document, item_code: str, on: date) -> Document:
	"""The agreement's row with the price of a day; `fill` has seen that there is one."""
	return agreement.items[price_on(agreement.prices(), item_code, on).row - 1]


def _split(agreement: Document, old: Document, since: date, rate: float) -> Document:
	values = old.as_dict(no_default_fields=True, no_child_table_fields=True)
	new = agreement.append(
		"items", values | {"rate": rate, "valid_from": since, "valid_upto": old.valid_upto}
	)
	old.valid_upto = since - DAY
	return new


def _save(agreement: Document) -> None:
	agreement.flags.ignore_validate_update_after_submit = True
	agreement.flags.ignore_permissions = True
	agreement.save()
