"""What lies in a consigned warehouse, now or at a moment: for count sheets and supplier returns."""

from collections.abc import Collection
from datetime import datetime

import frappe
from frappe.model.document import Document
from frappe.query_builder.functions import Coalesce, Sum
from frappe.utils import flt, getdate, today

from sales_ops.consignment.control.stock import held_goods
from sales_ops.policies.consignment_exposure import stale_quantity

PRECISION = 9
Row = tuple[str, str]  # item, batch; empty where the item has no batches


def on_hand(warehouse: str, item_codes: Collection[str]) -> dict[str, float]:
	"""Quantity by item that lies in a warehouse now."""
	filters = {"warehouse": warehouse, "item_code": ("in", list(item_codes) or [""])}
	rows = frappe.get_all("Bin", filters, ["item_code", "actual_qty"])
	return {row.item_code: row.actual_qty for row in rows}


def booked_at(warehouse: str, at: datetime) -> dict[Row, float]:
	"""What lay in a warehouse at a moment by the stock ledger, by item and batch; nothing is left out that is not zero."""
	entry, bundle = frappe.qb.DocType("Stock Ledger Entry"), frappe.qb.DocType("Serial and Batch Entry")
	batch = Coalesce(bundle.batch_no, entry.batch_no, "")
	rows = (
		frappe.qb.from_(entry)
		.left_join(bundle)
		.on(bundle.parent == entry.serial_and_batch_bundle)
		.select(entry.item_code, batch, Sum(Coalesce(bundle.qty, entry.actual_qty)))
		.where(entry.warehouse == warehouse)
		.where(entry.is_cancelled == 0)
		.where(entry.posting_datetime <= at)
		.groupby(entry.item_code, batch)
		.orderby(entry.item_code, batch)
		.run()
	)
	return {(item, batch): flt(qty, PRECISION) for item, batch, qty in rows if flt(qty, PRECISION)}


def returnable(agreement: Document, only_stale: bool) -> list[dict]:
	"""The goods of an agreement's warehouse as rows of a supplier return."""
	filters = {"company": agreement.company, "supplier": agreement.supplier, "on": getdate(today())}
	filters["consignment_site"] = agreement.consignment_site
	found = []
	for held in held_goods(frappe._dict(filters)):
		stale = stale_quantity(held.layers, filters["on"], held.agreed.stale_after_days)
		qty = flt(stale if only_stale else held.quantity)
		if qty > 0:
			kept = {name: held.row[name] for name in ("item_code", "item_name", "stock_uom")}
			found.append(kept | {"available_qty": held.row.qty, "qty": qty})
	return sorted(found, key=lambda row: row["item_code"])
