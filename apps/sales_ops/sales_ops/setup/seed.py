"""Masters a sales office starts with; each is made only if it is missing, so what the office changes stays."""

import frappe
from frappe.utils.nestedset import get_root_of

from sales_ops.setup.scorecard import make_scorecard_variables
from sales_ops.setup.series import make_series


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
	_("Area Difference"),
)


# None is required until the office says so: an upgrade must not stop a handover.
HANDOVER_DOCUMENTS = (
	_("Identity Card"),
	_("Sale Contract"),
	_("Receipts of All Payments"),
	_("Deed Tax Receipt"),
	_("Maintenance Fund Receipt"),
)

# Who may grant how much of an extra discount until the office says otherwise: percents, and how far under the floor.
DISCOUNT_BANDS = (
	{"role": "Property Sales Supervisor", "from_value": 0, "to_value": 5, "below_floor_percentage": 0},
	{"role": "Property Project Manager", "from_value": 5, "to_value": 15, "below_floor_percentage": 5},
)


# Kinds of paper; True: no contract is complete without it.
DOCUMENT_KINDS: dict[str, bool] = {
	_("ID Card"): True,
	_("Household Register"): False,
	_("Marriage Certificate"): False,
	_("Proof of Qualification to Buy"): False,
	_("Proof of Funds"): False,
	_("Signed Subscription"): False,
	_("Signed Contract"): False,
}


# What marketing money is spent on.
EXPENSE_CATEGORIES = (
	_("Outdoor Advertising"),
	_("Print and Broadcast"),
	_("Online Media"),
	_("Events and Exhibitions"),
	_("Sales Office and Materials"),
	_("Gifts"),
	_("Agency and Planning"),
	_("Market Research"),
)

APPROVED_BY_AUTHORITY = (
	"Marketing Activity",
	"Marketing Budget Adjustment",
	"Marketing Budget Exception",
)


def make_seed() -> None:
	"""Masters, name counters, and the settings with their defaults; see the names above."""
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
	for document in HANDOVER_DOCUMENTS:
		if not frappe.db.exists("Property Handover Document", document):
			frappe.get_doc({"doctype": "Property Handover Document", "document": document}).insert(
				ignore_permissions=True
			)
	make_document_kinds()
	make_approval_rules()
	make_customer_group()
	make_series()
	fill_settings()
	fill_settings("Consignment Settings")
	fill_settings("Meeting Settings")
	fill_settings("Marketing Budget Settings")
	make_marketing_masters()
	make_scorecard_variables()


def make_marketing_masters() -> None:
	"""Categories of marketing expenses, and a first table of who approves; what the office has made of its own stays."""
	for category in EXPENSE_CATEGORIES:
		if not frappe.db.exists("Marketing Expense Category", category):
			frappe.get_doc({"doctype": "Marketing Expense Category", "category_name": category}).insert(
				ignore_permissions=True
			)
	for doctype in APPROVED_BY_AUTHORITY:
		if not frappe.db.exists("Marketing Authority", {"applies_to": doctype}):
			row = {"doctype": "Marketing Authority", "applies_to": doctype, "role": "Marketing Approver"}
			frappe.get_doc({**row, "no_limit": 1}).insert(ignore_permissions=True)


def make_approval_rules() -> None:
	"""A first table of who decides on extra discounts; an office that has made rules of its own keeps them."""
	if frappe.db.exists("Property Approval Rule", {"action": "Extra Discount"}):
		return
	for band in DISCOUNT_BANDS:
		if frappe.db.exists("Role", band["role"]):
			rule = {
				"doctype": "Property Approval Rule",
				"action": "Extra Discount",
				"basis": "Percent",
				**band,
			}
			frappe.get_doc(rule).insert(ignore_permissions=True)


def make_document_kinds() -> None:
	"""The papers that a sales office in China asks for."""
	for kind, required in DOCUMENT_KINDS.items():
		if not frappe.db.exists("Property Document Kind", kind):
			values = {"document_kind": kind, "required_for_contract": required}
			frappe.get_doc({"doctype": "Property Document Kind", **values}).insert(ignore_permissions=True)


def fill_settings(doctype: str = "Property Sales Settings") -> None:
	"""Give every setting that nobody has set its default: a setting that came with an upgrade would count as zero."""
	stored = frappe.db.get_singles_dict(doctype)
	settings = frappe.get_single(doctype)
	for field in settings.meta.fields:
		if field.default and _is_unset(field, stored.get(field.fieldname)):
			settings.set(field.fieldname, field.default)
	settings.save(ignore_permissions=True)


def _is_unset(field, value: str | None) -> bool:
	"""Frappe saves a single document with the moment of its installation, to the microsecond, in every field of time."""
	return value is None or (field.fieldtype == "Time" and "." in value)


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
