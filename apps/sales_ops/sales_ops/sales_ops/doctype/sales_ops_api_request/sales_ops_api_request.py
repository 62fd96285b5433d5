import frappe
from frappe.model.document import Document
from frappe.query_builder import Interval
from frappe.query_builder.functions import Now


class SalesOpsAPIRequest(Document):
	"""What a REST call with an Idempotency-Key answered, so that the same call again gets the same answer."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		answer: DF.Code | None
		call: DF.Data
		idempotency_key: DF.Data
		request_hash: DF.Data | None
		token: DF.Data | None
		user: DF.Link
	# end: auto-generated types

	@staticmethod
	def clear_old_logs(days: int = 7) -> None:
		"""Called by Frappe's Log Settings; a key is free again after that many days."""
		table = frappe.qb.DocType("Sales Ops API Request")
		frappe.db.delete(table, filters=(table.creation < (Now() - Interval(days=days))))
