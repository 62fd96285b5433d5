"""Our fields on ERPNext's doctypes. Each names its module, so uninstalling the app removes it."""

from frappe.custom.doctype.custom_field.custom_field import create_custom_fields


def _(text: str) -> str:
	"""Marks a label for extraction into the translation files."""
	return text


MODULE = "Property Sales"

CUSTOM_FIELDS: dict[str, list[dict]] = {
	"Customer": [
		{
			"fieldname": "so_customer_no",
			"fieldtype": "Data",
			"label": _("Office Customer No."),
			"insert_after": "customer_group",
			"description": _("The sales office's own number; the workbook import finds the customer by it."),
			"unique": 1,
			"no_copy": 1,
			"translatable": 0,
			"module": MODULE,
		},
		{
			"fieldname": "so_id_no",
			"fieldtype": "Data",
			"label": _("ID No."),
			"insert_after": "so_customer_no",
			"description": _("Number of the identity card or business licence, as contracts name it."),
			"no_copy": 1,
			"translatable": 0,
			"module": MODULE,
		},
	],
	"Payment Entry": [
		{
			"fieldname": "so_property_section",
			"fieldtype": "Section Break",
			"label": _("Property Deal"),
			"insert_after": "contact_email",
			"collapsible": 1,
			"collapsible_depends_on": "so_property_subscription",
			"depends_on": "eval:doc.payment_type == 'Receive' || doc.so_property_change",
			"module": MODULE,
		},
		{
			"fieldname": "so_property_subscription",
			"fieldtype": "Link",
			"label": _("Property Subscription"),
			"options": "Property Subscription",
			"insert_after": "so_property_section",
			"description": _("The deal this receipt pays. Left empty, nothing of Property Sales applies."),
			"no_copy": 1,
			"search_index": 1,
			"module": MODULE,
		},
		{
			"fieldname": "so_property_column_break",
			"fieldtype": "Column Break",
			"insert_after": "so_property_subscription",
			"module": MODULE,
		},
		{
			"fieldname": "so_property_unit",
			"fieldtype": "Link",
			"label": _("Property Unit"),
			"options": "Property Unit",
			"insert_after": "so_property_column_break",
			"depends_on": "so_property_subscription",
			"read_only": 1,
			"no_copy": 1,
			"in_standard_filter": 1,
			"module": MODULE,
		},
		{
			"fieldname": "so_property_contract",
			"fieldtype": "Link",
			"label": _("Property Contract"),
			"options": "Property Contract",
			"insert_after": "so_property_unit",
			"depends_on": "so_property_contract",
			"read_only": 1,
			"no_copy": 1,
			"module": MODULE,
		},
		{
			"fieldname": "so_property_change",
			"fieldtype": "Link",
			"label": _("Refund Of"),
			"options": "Property Change Application",
			"insert_after": "so_property_contract",
			"depends_on": "so_property_change",
			"read_only": 1,
			"no_copy": 1,
			"search_index": 1,
			"module": MODULE,
		},
		{
			"fieldname": "so_property_allocation_section",
			"fieldtype": "Section Break",
			"insert_after": "so_property_change",
			"depends_on": "so_property_subscription",
			"module": MODULE,
		},
		{
			"fieldname": "so_property_allocations",
			"fieldtype": "Table",
			"label": _("Allocation to Instalments"),
			"options": "Property Receipt Allocation",
			"insert_after": "so_property_allocation_section",
			"description": _("Left empty, the receipt pays the oldest instalments first."),
			"no_copy": 1,
			"module": MODULE,
		},
	],
}


def apply() -> None:
	"""Make or update the fields; run at install, and by patches.txt when this file changes."""
	create_custom_fields(CUSTOM_FIELDS, ignore_validate=True)
