"""What we change on ERPNext's own fields; each setter names its module, so uninstalling the app removes it."""

import frappe
from frappe.custom.doctype.property_setter.property_setter import make_property_setter

# A Quality Inspection may be of a Consignment Receipt; its rows have the fields that ERPNext writes the result into.
INSPECTED = ("Quality Inspection", "reference_type", "Consignment Receipt")


def apply() -> None:
	"""Add our choices to ERPNext's lists, whatever they have by now; run at install and after each migration."""
	doctype, fieldname, choice = INSPECTED
	standard = frappe.db.get_value("DocField", {"parent": doctype, "fieldname": fieldname}, "options") or ""
	current = frappe.get_meta(doctype).get_field(fieldname).options or ""
	options = dict.fromkeys([*standard.split("\n"), *current.split("\n"), choice])
	text = "\n".join(options)
	if text != current:
		setter = make_property_setter(
			doctype, fieldname, "options", text, "Text", validate_fields_for_doctype=False
		)
		setter.db_set("module", "Consignment")
