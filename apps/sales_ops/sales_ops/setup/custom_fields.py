"""Our fields on ERPNext's doctypes. Each names its module, so uninstalling the app removes it."""

from frappe.custom.doctype.custom_field.custom_field import create_custom_fields

from sales_ops.setup.fields import consignment, consignment_demand, marketing_budget, property_sales

MODULES = (property_sales, consignment, consignment_demand, marketing_budget)


def all_fields() -> dict[str, list[dict]]:
	"""The fields of all modules by ERPNext's doctype."""
	found: dict[str, list[dict]] = {}
	for module in MODULES:
		for doctype, fields in module.CUSTOM_FIELDS.items():
			found.setdefault(doctype, []).extend(fields)
	return found


def apply() -> None:
	"""Make or update the fields; run at install, and by patches.txt when they change."""
	create_custom_fields(all_fields(), ignore_validate=True)
