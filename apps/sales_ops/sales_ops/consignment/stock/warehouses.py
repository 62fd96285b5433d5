"""The warehouses of a site and of its suppliers (§6.4 point 1). Made by our documents, marked by our fields."""

import frappe
from frappe.utils import cint

from sales_ops.consignment.stock.queries import CONSIGNED
from sales_ops.exceptions import throw

PASS_THROUGH = "Pass-through"
LONGEST_NAME = 100


def role_of(warehouse: str | None) -> str:
	"""`CONSIGNED`, `PASS_THROUGH`, or empty for a warehouse like any other: one cached look-up."""
	return (warehouse and frappe.get_cached_value("Warehouse", warehouse, "so_consignment_role")) or ""


def is_consigned(warehouse: str | None) -> bool:
	return role_of(warehouse) == CONSIGNED


def is_pass_through(warehouse: str | None) -> bool:
	return role_of(warehouse) == PASS_THROUGH


def pass_through_of(warehouse: str) -> str:
	"""The pass-through warehouse of the site of a consigned warehouse."""
	site = frappe.get_cached_value("Warehouse", warehouse, "so_consignment_site")
	return frappe.get_cached_value("Consignment Site", site, "pass_through_warehouse")


def own_of(site: str) -> list[str]:
	"""The store of a site for goods of its own, with all that stands under it; empty where it has none."""
	store = frappe.get_cached_value("Consignment Site", site, "own_warehouse")
	if not store:
		return []
	left, right = frappe.get_cached_value("Warehouse", store, ["lft", "rgt"])
	return frappe.get_all("Warehouse", {"lft": (">=", left), "rgt": ("<=", right)}, pluck="name")


def site_of(warehouse: str | None) -> str | None:
	"""The site that a consigned warehouse or a store of its own goods belongs to."""
	if not warehouse:
		return None
	if is_consigned(warehouse):
		return frappe.get_cached_value("Warehouse", warehouse, "so_consignment_site")
	left, right = frappe.get_cached_value("Warehouse", warehouse, ["lft", "rgt"])
	stores = frappe.get_all("Warehouse", {"lft": ("<=", left), "rgt": (">=", right)}, pluck="name")
	return frappe.db.get_value("Consignment Site", {"own_warehouse": ("in", stores)})


def make_group(site) -> str:
	"""The group under which a site's consigned warehouses stand."""
	return _make(site, f"Consignment – {site.site_name}", is_group=1, parent_warehouse=_parent(site))


def make_pass_through(site) -> str:
	"""The warehouse that goods pass in the moment they become ours."""
	return _make(
		site,
		f"CS-PASS-{site.site_name}",
		parent_warehouse=site.warehouse_group,
		so_consignment_role=PASS_THROUGH,
		so_consignment_site=site.name,
	)


def consigned_at(site: str) -> list[str]:
	"""The warehouses of all suppliers' goods at a site (document name)."""
	filters = {"so_consignment_site": site, "so_consignment_role": CONSIGNED}
	return frappe.get_all("Warehouse", filters, pluck="name", order_by="name")


def consigned_of(site, supplier: str) -> str:
	"""The warehouse of a supplier's goods at a site, made when it is missing."""
	filters = {
		"so_consignment_site": site.name,
		"so_consignor": supplier,
		"so_consignment_role": CONSIGNED,
		"company": site.company,
	}
	return frappe.db.get_value("Warehouse", filters) or _make(
		site,
		f"CS-{supplier}-{site.site_name}"[:LONGEST_NAME],
		parent_warehouse=site.warehouse_group,
		**filters,
	)


def _parent(site) -> str | None:
	roots = {"company": site.company, "is_group": 1, "parent_warehouse": ("in", ("", None))}
	return site.parent_warehouse or frappe.db.get_value("Warehouse", roots, order_by="lft")


def _make(site, warehouse_name: str, **values) -> str:
	"""The warehouse of the name: made, or taken over where an empty one that nobody's site has is left of an earlier installation."""
	values |= {"company": site.company, "warehouse_name": warehouse_name}
	name = frappe.db.get_value("Warehouse", {key: values[key] for key in ("company", "warehouse_name")})
	if not name:
		return frappe.get_doc({"doctype": "Warehouse", **values}).insert(ignore_permissions=True).name
	warehouse = frappe.get_doc("Warehouse", name)
	_check_free(warehouse, site, values)
	warehouse.update(values).save(ignore_permissions=True)
	return name


def _check_free(warehouse, site, values: dict) -> None:
	"""Raises: ConsignmentStockError: it is another site's, holds goods, or is a group where it should be none."""
	others = warehouse.so_consignment_site not in (None, "", site.name)
	stock = frappe.db.exists("Bin", {"warehouse": warehouse.name, "actual_qty": ("!=", 0)})
	if others or stock or cint(warehouse.is_group) != cint(values.get("is_group")):
		throw("consignment_stock_warehouse_taken", warehouse=warehouse.name, site=site.name)
