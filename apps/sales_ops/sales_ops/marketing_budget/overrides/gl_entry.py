"""GL Entry: whatever posts to an activity is checked in the moment in which ERPNext checks its own budgets."""

from frappe.model.document import Document

from sales_ops.marketing_budget.control import documents, guard
from sales_ops.marketing_budget.overrides.vouchers import CHECKED
from sales_ops.marketing_budget.queries import CLOSING_VOUCHER
from sales_ops.setup.dimension import FIELD


def before_submit(doc: Document, method: str | None = None) -> None:
	"""A row of a voucher that is not checked as a whole; not when it reverses or is posted again for the same."""
	if _is_checked(doc):
		guard.begin(doc)
		documents.check_states(guard.activities_of(doc))


def on_submit(doc: Document, method: str | None = None) -> None:
	if _is_checked(doc):
		guard.finish(doc)


def _is_checked(doc: Document) -> bool:
	return bool(
		doc.get(FIELD)
		and not doc.is_cancelled
		and not doc.flags.from_repost
		and doc.voucher_type not in (*CHECKED, CLOSING_VOUCHER)
	)
