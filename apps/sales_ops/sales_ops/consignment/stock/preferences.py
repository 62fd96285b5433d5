"""Consigned first, own first, or as entered: which store of a site a row takes from (§5.1 row 8)."""

from dataclasses import dataclass

import frappe
from frappe.model.document import Document
from frappe.utils import flt

from sales_ops.consignment import settings
from sales_ops.consignment.stock import queries, warehouses
from sales_ops.consignment.stock.pieces import BUNDLE
from sales_ops.consignment.stock.rows import warehouse_field
from sales_ops.policies.consignment_movements import AS_ENTERED, Store, choose, takes_over
from sales_ops.values import to_decimal


@dataclass
class Wish:
	"""A row whose item prefers one kind of store; `site` is where its warehouse belongs to."""

	row: Document
	preference: str
	site: str


def apply(doc: Document) -> None:
	"""Set each row's warehouse by its item's preference, where a store of the same site has the whole quantity.

	Rows whose batch, serial numbers or bundle the user has chosen stay as they are.
	"""
	wishes = _wishes(doc)
	if not wishes:
		return
	stores = _stores(wishes)
	for wish in wishes:
		field = warehouse_field(wish.row)
		entered = wish.row.get(field)
		of_item = [
			store
			for store in stores
			if store["site"] == wish.site and store["item_code"] == wish.row.item_code
		]
		choices = [
			Store(s["warehouse"], to_decimal(s["left"]), s["role"] == warehouses.CONSIGNED) for s in of_item
		]
		on_hand = next((store for store in choices if store.warehouse == entered), None)
		here = on_hand or Store(entered, to_decimal(0), warehouses.is_consigned(entered))
		qty = flt(wish.row.qty) * flt(wish.row.get("conversion_factor") or 1)
		chosen = choose(
			here, [s for s in choices if s.warehouse != entered], to_decimal(qty), wish.preference
		)
		wish.row.set(field, chosen)
		for store in of_item:
			if store["warehouse"] == chosen:
				store["left"] -= qty


def _wishes(doc: Document) -> list[Wish]:
	if not takes_over(doc.doctype, doc.get("purpose"), bool(doc.get("update_stock", True))):
		return []
	default = settings.choice("default_preference")
	sites: dict[str | None, str | None] = {}
	found = []
	for row in doc.items:
		preference = _preference(row.item_code) or default
		if (
			not preference
			or preference == AS_ENTERED
			or row.get(BUNDLE)
			or row.get("batch_no")
			or row.get("serial_no")
		):
			continue
		warehouse = row.get(warehouse_field(row))
		if warehouse not in sites:
			sites[warehouse] = warehouses.site_of(warehouse)
		if site := sites[warehouse]:
			found.append(Wish(row, preference, site))
	return found


def _preference(item_code: str) -> str | None:
	return item_code and frappe.get_cached_value("Item", item_code, "so_consignment_preference")


def _stores(wishes: list[Wish]) -> list[dict]:
	found = []
	for site in {wish.site for wish in wishes}:
		own = warehouses.own_of(site)
		items = {wish.row.item_code for wish in wishes if wish.site == site}
		found += [
			row | {"site": site, "left": row.actual_qty} for row in queries.site_stores(site, own, items)
		]
	return found
