"""When our vouchers are posted beside the user's: before what takes the goods over, after what brings them back (§6.2 m2, u3)."""

from datetime import datetime, timedelta

from frappe.model.document import Document
from frappe.utils import now_datetime

from erpnext.stock.utils import get_combine_datetime

SECOND = timedelta(seconds=1)
FIRST_SECOND = "00:00:01"


def moment_of(doc: Document) -> datetime:
	"""The posting date and time that stand on a document."""
	return get_combine_datetime(doc.posting_date, doc.posting_time)


def fields_of(at: datetime) -> dict:
	"""A moment as the fields of a document that keeps it."""
	return {"posting_date": at.date(), "posting_time": at.strftime("%H:%M:%S.%f"), "set_posting_time": 1}


def takes_now(doc: Document) -> bool:
	"""Whether the document gets the moment at which it is submitted: a draft still bears that of its making."""
	return not doc.get("set_posting_time")


def take_moment(doc: Document) -> None:
	"""A document of ours without a time of its own gets the moment at which it is submitted; `before_validate`."""
	if doc.docstatus.is_submitted() and takes_now(doc):
		now = now_datetime()
		doc.posting_date, doc.posting_time = now.date(), now.strftime("%H:%M:%S.%f")


def before(doc: Document) -> datetime:
	"""When goods become ours for a document that is about to use them.

	ERPNext gives the document a later moment right after; where the user has set one, it is a second before that. In the first
	second of a day, which would put us on the day before, the user's document moves on by one second.
	"""
	if takes_now(doc):
		return now_datetime()
	moment = moment_of(doc)
	if (moment - SECOND).date() < moment.date():
		doc.posting_time = FIRST_SECOND
		moment = moment_of(doc)
	return moment - SECOND


def after(doc: Document) -> datetime:
	"""When goods go back after a document that has brought them; on the same day."""
	if takes_now(doc):
		return max(now_datetime(), moment_of(doc))
	moment = moment_of(doc)
	later = moment + SECOND
	return later if later.date() == moment.date() else moment
