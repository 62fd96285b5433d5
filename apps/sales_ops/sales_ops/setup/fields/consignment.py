"""Fields of Consignment on ERPNext's doctypes."""

from sales_ops.setup.seed import _

MODULE = "Consignment"


def _origin(insert_after: str) -> list[dict]:
	"""Which of our documents a voucher was made by. For tracing only: nothing is allowed because of it."""
	return [
		{
			"fieldname": "so_consignment_doctype",
			"fieldtype": "Link",
			"label": _("Consignment Document Type"),
			"options": "DocType",
			"insert_after": insert_after,
			"read_only": 1,
			"hidden": 1,
			"no_copy": 1,
			"module": MODULE,
		},
		{
			"fieldname": "so_consignment_document",
			"fieldtype": "Dynamic Link",
			"label": _("Consignment Document"),
			"options": "so_consignment_doctype",
			"insert_after": "so_consignment_doctype",
			"depends_on": "so_consignment_document",
			"read_only": 1,
			"no_copy": 1,
			"search_index": 1,
			"module": MODULE,
		},
	]


def _source_warehouse(insert_after: str) -> list[dict]:
	"""The consigned warehouse of a row whose goods became ours; an amendment begins with it again."""
	return [
		{
			"fieldname": "so_consignment_warehouse",
			"fieldtype": "Link",
			"label": _("From Consigned Warehouse"),
			"options": "Warehouse",
			"insert_after": insert_after,
			"depends_on": "so_consignment_warehouse",
			"read_only": 1,
			"no_copy": 1,
			"print_hide": 1,
			"module": MODULE,
		}
	]


CUSTOM_FIELDS: dict[str, list[dict]] = {
	"Warehouse": [
		{
			"fieldname": "so_consignment_role",
			"fieldtype": "Select",
			"label": _("Consignment Role"),
			"options": "\nConsigned\nPass-through",
			"insert_after": "warehouse_type",
			"depends_on": "so_consignment_role",
			"read_only": 1,
			"no_copy": 1,
			"translatable": 0,
			"search_index": 1,
			"module": MODULE,
		},
		{
			"fieldname": "so_consignor",
			"fieldtype": "Link",
			"label": _("Consignor"),
			"options": "Supplier",
			"insert_after": "so_consignment_role",
			"depends_on": "so_consignor",
			"description": _("Whose goods lie here."),
			"read_only": 1,
			"no_copy": 1,
			"search_index": 1,
			"module": MODULE,
		},
		{
			"fieldname": "so_consignment_site",
			"fieldtype": "Link",
			"label": _("Consignment Site"),
			"options": "Consignment Site",
			"insert_after": "so_consignor",
			"depends_on": "so_consignment_site",
			"read_only": 1,
			"no_copy": 1,
			"module": MODULE,
		},
	],
	"Item": [
		{
			"fieldname": "so_is_common_item",
			"fieldtype": "Check",
			"label": _("Common Item"),
			"insert_after": "stock_uom",
			"description": _("Used by many; a demand plan checks its lines from a higher amount on."),
			"module": MODULE,
		},
		{
			"fieldname": "so_consignment_preference",
			"fieldtype": "Select",
			"label": _("Issue First"),
			"options": "\nAs Entered\nConsigned First\nOwn First",
			"insert_after": "so_is_common_item",
			"description": _("Left empty, the Consignment Settings decide."),
			"translatable": 0,
			"module": MODULE,
		},
	],
	"Stock Entry": _origin("stock_entry_type"),
	"Purchase Receipt": _origin("supplier_delivery_note"),
	"Purchase Invoice": _origin("bill_date"),
	"Purchase Order": _origin("order_confirmation_date"),
	"Delivery Note Item": _source_warehouse("warehouse"),
	"Sales Invoice Item": _source_warehouse("warehouse"),
	"Packed Item": _source_warehouse("warehouse"),
	"Stock Entry Detail": _source_warehouse("s_warehouse"),
}
