"""Connections of ERPNext's documents with ours: what a supplier agreed, what a delivery or an issue took from suppliers."""

from frappe import _

OF_SUPPLIER = ["Consignment Agreement", "Consignment Settlement", "Consignment Invoice Notice"]
WITHDRAWAL = "Consignment Withdrawal"


def of_supplier(data: dict) -> dict:
	"""ERPNext's connections of a Supplier with a group of ours."""
	data["transactions"] = [*data["transactions"], {"label": _("Consignment"), "items": OF_SUPPLIER}]
	return data


def with_withdrawals(data: dict) -> dict:
	"""ERPNext's connections of a document that uses goods, with the withdrawals that it made."""
	group = {"label": _("Consignment"), "items": [WITHDRAWAL]}
	data["transactions"] = [*data.get("transactions", []), group]
	fieldnames = {**data.get("non_standard_fieldnames", {}), WITHDRAWAL: "source_document"}
	data["non_standard_fieldnames"] = fieldnames
	return data
