"""What script reports of all modules share."""


def column(
	fieldname: str, label: str, fieldtype: str, width: int, options: str | None = None, **more
) -> dict:
	"""A report column. `label` comes translated; `options` of a Currency name the field with the currency."""
	return {
		"fieldname": fieldname,
		"label": label,
		"fieldtype": fieldtype,
		"width": width,
		"options": options,
		**more,
	}
