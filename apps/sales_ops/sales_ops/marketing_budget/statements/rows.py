"""Tables of figures that a client sees and may complete, but not make up."""

from collections.abc import Mapping, Sequence

from frappe.model.document import Document


def keep_rows(doc: Document, table: str, editable: Sequence[str]) -> None:
	"""Put back the rows of a computed table as they stand in the database, with what the user may write in them."""
	before = doc.get_doc_before_save()
	written = {row.name: {field: row.get(field) for field in editable} for row in doc.get(table)}
	doc.set(table, before.get(table) if before else [])
	for row in doc.get(table):
		row.update(written.get(row.name, {}))


def put_rows(
	doc: Document, table: str, rows: Sequence[Mapping], key: str, editable: Sequence[str] = ()
) -> None:
	"""Fill a computed table anew; what the user wrote in a row stays with the row of the same `key`."""
	written = {row.get(key): {field: row.get(field) for field in editable} for row in doc.get(table)}
	doc.set(table, [])
	for row in rows:
		doc.append(table, {**row, "currency": doc.currency, **written.get(row[key], {})})
