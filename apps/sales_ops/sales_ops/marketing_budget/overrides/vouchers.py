"""What ERPNext's vouchers do to marketing budgets: before a step the guard looks, after it the guard judges.

A voucher without a marketing activity is passed by at once.
"""

from frappe.model.document import Document

from sales_ops.marketing_budget.control import documents, exceptions, guard

# Their steps are checked as a whole; the ledger rows of any other voucher one by one (`gl_entry.py`).
CHECKED = (
	"Expense Claim",
	"Journal Entry",
	"Purchase Invoice",
	"Purchase Receipt",
	"Stock Entry",
)


def before_submit(doc: Document, method: str | None = None) -> None:
	guard.begin(doc)
	if guard.is_on(doc):
		documents.check_states(guard.activities_of(doc))


def on_submit(doc: Document, method: str | None = None) -> None:
	guard.finish(doc)


def before_cancel(doc: Document, method: str | None = None) -> None:
	"""Cancelling what gave money back takes it again."""
	guard.begin(doc)


def on_cancel(doc: Document, method: str | None = None) -> None:
	exceptions.ignore_links(doc)
	if guard.is_on(doc):
		guard.finish(doc)
		exceptions.free(doc)


def before_update_after_submit(doc: Document, method: str | None = None) -> None:
	"""ERPNext lets accountants change account and dimension of a submitted voucher and posts it again."""
	before_submit(doc)


def on_update_after_submit(doc: Document, method: str | None = None) -> None:
	guard.finish(doc)
