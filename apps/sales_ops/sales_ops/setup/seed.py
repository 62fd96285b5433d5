"""Masters a sales office starts with; each is made only if it is missing, so what the office changes stays."""

import frappe
from frappe.utils.nestedset import get_root_of


def _(text: str) -> str:
	"""Marks a name for extraction into the translation files."""
	return text


CUSTOMER_GROUP = _("Property Buyers")

PAYMENT_PLANS: dict[str, list[dict]] = {
	_("Paid at Once"): [
		{"kind": "Final Payment", "calculation": "Residual", "date_rule": "Days After Signing", "offset": 15},
	],
	_("Bank Mortgage"): [
		{"kind": "Down Payment", "calculation": "Percent", "percent": 30, "date_rule": "On Signing"},
		{
			"kind": "Bank Loan",
			"calculation": "Residual",
			"date_rule": "Days After Signing",
			"offset": 45,
			"money_source": "Loan",
		},
	],
	_("Instalments over a Year"): [
		{"kind": "Down Payment", "calculation": "Percent", "percent": 30, "date_rule": "On Signing"},
		{
			"kind": "Instalment",
			"calculation": "Residual",
			"date_rule": "Months After Signing",
			"offset": 2,
			"occurrences": 6,
			"interval_months": 2,
		},
	],
	_("Instalments over Two Years"): [
		{"kind": "Down Payment", "calculation": "Percent", "percent": 30, "date_rule": "On Signing"},
		{
			"kind": "Instalment",
			"calculation": "Residual",
			"date_rule": "Months After Signing",
			"offset": 1,
			"occurrences": 24,
		},
	],
}


CHANGE_REASONS = (
	_("Financing Refused"),
	_("Price Drop"),
	_("Quality"),
	_("Changed Mind"),
	_("Job or Family"),
	_("Policy"),
	_("Developer's Fault"),
	_("Does Not Pay"),
	_("Court Decision"),
)


def make_seed() -> None:
	"""Payment plans, reasons of changes, the customer group without a credit limit, and the settings with their defaults."""
	for name, lines in PAYMENT_PLANS.items():
		if not frappe.db.exists("Property Payment Plan Template", name):
			doc = frappe.get_doc(
				{"doctype": "Property Payment Plan Template", "template_name": name, "lines": lines}
			)
			doc.insert(ignore_permissions=True)
	for reason in CHANGE_REASONS:
		if not frappe.db.exists("Property Change Reason", reason):
			frappe.get_doc({"doctype": "Property Change Reason", "reason": reason}).insert(
				ignore_permissions=True
			)
	make_customer_group()
	fill_settings()


def fill_settings() -> None:
	"""Give every setting that has no value its default: a setting that came with an upgrade would count as zero."""
	settings = frappe.get_single("Property Sales Settings")
	for field in settings.meta.fields:
		if field.default and settings.get(field.fieldname) is None:
			settings.set(field.fieldname, field.default)
	settings.save(ignore_permissions=True)


def after_setup_wizard(args=None) -> None:
	"""Hook: the masters that need ERPNext's own masters first."""
	make_customer_group()


def make_customer_group() -> None:
	"""Buyers of property owe by instalment, not by credit limit (property-and-credit.md §8.1)."""
	root = get_root_of("Customer Group")  # None until the setup wizard has run
	if root and not frappe.db.exists("Customer Group", CUSTOMER_GROUP):
		frappe.get_doc(
			{
				"doctype": "Customer Group",
				"customer_group_name": CUSTOMER_GROUP,
				"parent_customer_group": root,
			}
		).insert(ignore_permissions=True)
