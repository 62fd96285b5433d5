"""Marketing Activity as an accounting dimension of ERPNext (consignment-budget-meeting.md §7.3).

A dimension and not a field of ours: the general ledger copies dimensions to its rows and keeps rows of different activities
apart. ERPNext puts the field on some fifty DocTypes and would leave that to a background job; at install and after an upgrade
it is done at once, since the budget's control reads the field.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import frappe

from erpnext.accounts.doctype.accounting_dimension.accounting_dimension import (
	get_doctypes_with_dimensions,
	make_dimension_in_accounting_doctypes,
)

DIMENSION = "Accounting Dimension"
ACTIVITY = "Marketing Activity"
FIELD = "marketing_activity"
# What consumption is counted by: activity and whether the row still stands; of the ledger with all that is summed, so that the
# index alone answers, without a visit to each row.
INDEXES = {
	"GL Entry": [FIELD, "is_cancelled", "posting_date", "account", "voucher_type", "debit", "credit"],
	"Purchase Order Item": [FIELD, "docstatus"],
}


def make_dimension() -> None:
	"""Make the dimension, the fields that are still missing, and the indexes; run at install and after each migration."""
	found = frappe.db.get_value(DIMENSION, {"document_type": ACTIVITY})
	if found:
		_make_missing_fields(frappe.get_doc(DIMENSION, found))
	else:
		with _at_once():
			frappe.get_doc({"doctype": DIMENSION, "document_type": ACTIVITY}).insert(ignore_permissions=True)
	for doctype, fields in INDEXES.items():
		frappe.db.add_index(doctype, fields, f"so_{FIELD}_sums")


def _make_missing_fields(dimension) -> None:
	"""What ERPNext or another app has added to the doctypes with dimensions since."""
	having = frappe.get_all("Custom Field", {"fieldname": FIELD}, pluck="dt")
	missing = [doctype for doctype in get_doctypes_with_dimensions() if doctype not in having]
	if missing:
		make_dimension_in_accounting_doctypes(dimension, missing)


def remove_dimension() -> None:
	"""Take the dimension, its fields and its filters back; a step of uninstalling."""
	for doctype in ("Accounting Dimension Filter", DIMENSION):
		field = "accounting_dimension" if doctype.endswith("Filter") else "document_type"
		for name in frappe.get_all(doctype, {field: ACTIVITY}, pluck="name"):
			with _at_once():
				frappe.delete_doc(doctype, name, ignore_permissions=True, force=True)


@contextmanager
def _at_once() -> Iterator[None]:
	"""ERPNext does in tests without a worker what it queues otherwise."""
	before, frappe.flags.in_test = frappe.flags.in_test, True
	try:
		yield
	finally:
		frappe.flags.in_test = before
