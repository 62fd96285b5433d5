"""The warehouses of a site and of its suppliers (§6.4 point 1). Made by our documents, marked by our fields."""

import frappe

CONSIGNED, PASS_THROUGH = "Consigned", "Pass-through"
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
	values |= {"doctype": "Warehouse", "company": site.company, "warehouse_name": warehouse_name}
	return frappe.get_doc(values).insert(ignore_permissions=True).name
