"""What a Consignment Count reads and posts (§6.4 point 8).

Gain                         zero receipt into the consigned warehouse
Loss, borne by the company   Consignment Withdrawal of kind Loss: bought, then written off; we owe it
Loss, borne by the supplier  zero issue from the consigned warehouse; nobody owes anything
"""

from collections.abc import Sequence
from datetime import datetime

import frappe
from frappe.model.document import Document
from frappe.utils import flt

from erpnext.stock.doctype.serial_no.serial_no import get_serial_nos

from sales_ops.consignment.control import goods, store
from sales_ops.consignment.stock import ledger, moments, queries, vouchers, warehouses, withdrawals
from sales_ops.exceptions import throw
from sales_ops.policies import consignment_count as policy
from sales_ops.policies.violations import Violation
from sales_ops.values import to_decimal


def sheet(warehouse: str, at: datetime) -> list[dict]:
	"""The rows of an empty count sheet."""
	booked = store.booked_at(warehouse, at)
	names = {item for item, _batch in booked}
	fields = ["name", "item_name", "stock_uom"]
	items = {row.name: row for row in frappe.get_all("Item", {"name": ("in", names or [""])}, fields)}
	return [
		{
			"item_code": item,
			"item_name": items[item].item_name,
			"stock_uom": items[item].stock_uom,
			"batch_no": batch or None,
			"booked_qty": qty,
		}
		for (item, batch), qty in booked.items()
	]


def lock(doc: Document) -> None:
	"""Lock the counted places until the transaction ends: what is booked stays what it is.

	Raises:
		ConsignmentError: goods moved while the submission began, which its own view of the books does not show.
	"""
	places = {(doc.warehouse, row.item_code) for row in doc.items}
	seen = store.on_hand(doc.warehouse, {row.item_code for row in doc.items})
	for (_warehouse, item_code), qty in queries.lock_bins(places).items():
		if flt(qty - seen.get(item_code, 0), store.PRECISION):
			throw("consignment_count_moved", item=item_code)


def counted(row: Document) -> policy.Counted:
	"""A row as the policy takes it."""
	has_serial, has_batch = frappe.get_cached_value("Item", row.item_code, ["has_serial_no", "has_batch_no"])
	return policy.Counted(
		row=row.idx,
		item_code=row.item_code,
		booked=to_decimal(row.booked_qty),
		counted=to_decimal(row.counted_qty),
		batch_no=row.batch_no or "",
		serial_nos=len(get_serial_nos(row.serial_no or "")),
		needs_serial_nos=bool(has_serial),
		needs_batch=bool(has_batch),
		explanation=row.explanation or "",
	)


def owed(row: Document, borne_by: str) -> float:
	"""What the row makes us owe, in the agreement's currency."""
	amount = policy.owed_for_loss(row.result, to_decimal(row.difference), to_decimal(row.rate), borne_by)
	return flt(amount, row.precision("owed_amount"))


def lost_by_supplier(doc: Document) -> float:
	"""What losses that the supplier bears are worth at agreed prices."""
	lost = [row for row in doc.items if row.result == policy.LOSS and doc.loss_borne_by == policy.SUPPLIER]
	return flt(sum(-flt(row.difference) * flt(row.rate) for row in lost), doc.precision("total_lost"))


def violations(doc: Document) -> list[Violation]:
	"""Whether the count may be posted: every row is counted, differences are explained, and nothing stands twice."""
	found = [
		Violation("consignment_count_open", {"row": row.idx, "item": row.item_code})
		for row in doc.items
		if not row.is_counted
	]
	return found or policy.check_count([counted(row) for row in doc.items])


def post(doc: Document) -> None:
	"""Post gains and losses of a count that is being submitted."""
	gains = _different(doc, policy.GAIN)
	if gains:
		doc.db_set("gain_entry", goods.move(doc, gains, goods.IN, policy.GAIN))
	losses = _different(doc, policy.LOSS)
	if not losses:
		return
	picked = goods.lock_and_pick(doc, losses)
	if doc.loss_borne_by == policy.COMPANY:
		doc.db_set("loss_withdrawal", _withdraw(doc, picked))
	else:
		doc.db_set("loss_entry", goods.move(doc, picked, goods.OUT, policy.LOSS))


def unpost(doc: Document) -> None:
	"""Cancel what a count posted, the last first, and reverse the ledger.

	Raises:
		ConsignmentStockError: the loss is settled.
		NegativeStockError: goods that were found are used already.
	"""
	if doc.loss_withdrawal:
		withdrawals.cancel(doc.loss_withdrawal)
	vouchers.cancel("Stock Entry", doc.loss_entry)
	vouchers.cancel("Stock Entry", doc.gain_entry)
	ledger.reverse(doc)


def _different(doc: Document, result: str) -> list[frappe._dict]:
	"""The rows of a result with the quantity they differ by."""
	return [
		frappe._dict(
			idx=row.idx,
			item_code=row.item_code,
			qty=abs(flt(row.difference)),
			batch_no=row.batch_no,
			serial_no=row.serial_no,
			rate=row.rate,
			voucher_detail_no=row.name,
		)
		for row in doc.items
		if row.result == result
	]


def _withdraw(doc: Document, rows: Sequence[dict]) -> str:
	"""Goods that are missing at our charge: bought at the agreed price and written off."""
	fields = ("item_code", "qty", "batch_no", "serial_no")
	lost = [{name: row[name] for name in fields} | {"source_row": row.voucher_detail_no} for row in rows]
	target = warehouses.pass_through_of(doc.warehouse)
	at = moments.moment_of(doc)
	return withdrawals.submit(
		policy.LOSS, doc.consignment_agreement, at, lost, doc, target_warehouse=target
	).name
