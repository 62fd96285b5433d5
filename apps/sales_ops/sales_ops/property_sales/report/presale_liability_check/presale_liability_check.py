"""Presale Liability Check: the advance account of each customer and project against receipts, changes and invoices (feature 97)."""

import frappe
from frappe import _
from frappe.utils import flt

from sales_ops.property_sales.money.presale_liability import liability_lines, unexplained_vouchers
from sales_ops.property_sales.permissions import report_projects
from sales_ops.reporting import column

SHOWN = 5  # voucher names in a cell


def execute(filters: dict | None = None):
	"""Args: `company` (required), `property_project`, `only_differences`."""
	filters = frappe._dict(filters or {})
	if not filters.company:
		frappe.throw(_("Please choose a Company."), frappe.MandatoryError)
	data = get_data(filters)
	return get_columns(), data, None, None, get_summary(data)


def get_data(filters: dict) -> list[dict]:
	"""The lines of `presale_liability.liability_lines`; a difference names the vouchers nobody knows."""
	lines = liability_lines(filters.company, report_projects(filters.property_project))
	if filters.only_differences:
		lines = [line for line in lines if line.difference]
	vouchers = unexplained_vouchers(filters.company, lines)
	currency = frappe.get_cached_value("Company", filters.company, "default_currency")
	projects, names = _property_projects(filters.company), _customer_names({line.customer for line in lines})
	return [
		{
			**{
				field: flt(value)
				for field, value in vars(line).items()
				if field not in ("project", "customer")
			},
			"property_project": projects.get(line.project, line.project),
			"customer": line.customer,
			"customer_name": names.get(line.customer),
			"difference": flt(line.difference),
			"vouchers": _shown(vouchers.get((line.project, line.customer), [])) if line.difference else "",
			"currency": currency,
		}
		for line in lines
	]


def _customer_names(customers: set[str]) -> dict[str, str]:
	rows = frappe.get_all("Customer", {"name": ("in", list(customers))}, ["name", "customer_name"], limit=0)
	return {row.name: row.customer_name for row in rows}


def _property_projects(company: str) -> dict[str, str]:
	"""The property projects of each accounting project: finance reads those, and need not read Projects."""
	rows = frappe.get_all("Property Project", {"company": company}, ["name", "project"], order_by="name")
	found: dict[str, list[str]] = {}
	for row in rows:
		found.setdefault(row.project or "", []).append(row.name)
	return {project: ", ".join(names) for project, names in found.items()}


def _shown(names: list[str]) -> str:
	return ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")


def get_columns() -> list[dict]:
	labels = {
		"received": _("Received for Instalments"),
		"kept": _("Kept by the Company"),
		"refunded": _("Paid or Owed Back"),
		"invoiced": _("Turned into Revenue"),
		"expected": _("Liability of the Deals"),
		"booked": _("Liability in the Books"),
		"difference": _("Amount of Difference"),
	}
	return [
		column("property_project", _("Property Project"), "Data", 140),
		column("customer", _("Customer"), "Link", 120, "Customer"),
		column("customer_name", _("Customer Name"), "Data", 120),
		*(column(field, label, "Currency", 150, "currency") for field, label in labels.items()),
		column("vouchers", _("Vouchers Without a Deal"), "Data", 260),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
	]


def get_summary(data: list[dict]) -> list[dict]:
	differing = [row for row in data if row["difference"]]
	currency = data[0]["currency"] if data else None
	money = {"datatype": "Currency", "currency": currency}
	return [
		{"label": _("Liability of the Deals"), "value": sum(row["expected"] for row in data), **money},
		{"label": _("Liability in the Books"), "value": sum(row["booked"] for row in data), **money},
		{
			"label": _("Customers with a Difference"),
			"value": len(differing),
			"datatype": "Int",
			"indicator": "Red" if differing else "Green",
		},
	]
