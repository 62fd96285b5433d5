"""The pass-through warehouse is empty whenever a posting has ended (§6.4 point 4)."""

from frappe.model.document import Document
from frappe.utils import flt

from sales_ops.consignment.stock import queries, warehouses
from sales_ops.consignment.stock.rows import warehouse_field
from sales_ops.exceptions import throw


def require_empty(doc: Document) -> None:
	"""Refuse a document that leaves goods in the pass-through warehouses its rows name.

	Raises:
		ConsignmentStockError: what stays is named; the whole posting is undone.
	"""
	rows = [*doc.items, *(doc.get("packed_items") or [])]
	places = {(row.get(warehouse_field(row)), row.item_code) for row in rows}
	places = {place for place in places if warehouses.is_pass_through(place[0])}
	for (warehouse, item_code), qty in queries.lock_bins(places).items():
		if flt(qty, 6):
			throw("consignment_stock_stays", warehouse=warehouse, item=item_code, qty=f"{flt(qty, 6):g}")
