"""Who goods are issued to: a field on ERPNext's issuing documents, so that plans can be held against issues."""

from sales_ops.setup.seed import _

MODULE = "Consignment"


def _department(insert_after: str) -> list[dict]:
	return [
		{
			"fieldname": "so_department",
			"fieldtype": "Link",
			"label": _("User Department"),
			"options": "Department",
			"insert_after": insert_after,
			"description": _("For whom the goods are; demand plans are compared with it."),
			"print_hide": 1,
			"search_index": 1,
			"module": MODULE,
		}
	]


CUSTOM_FIELDS: dict[str, list[dict]] = {
	"Stock Entry": _department("company"),
	"Delivery Note": _department("set_posting_time"),
	"Sales Invoice": _department("set_posting_time"),
}
