"""What a client may send but not decide."""

from collections.abc import Sequence
from typing import Any

from frappe.model.document import Document


def keep_computed(doc: Document, fields: Sequence[str], **initial: Any) -> None:
	"""Put back fields that only our code writes: over REST a draft accepts any value for a read-only field.

	Args:
		doc: the document in `validate`.
		fields: the computed fields.
		initial: their values on a new document; None where nothing is given.
	"""
	before = doc.get_doc_before_save()
	for field in fields:
		doc.set(field, before.get(field) if before else initial.get(field))
