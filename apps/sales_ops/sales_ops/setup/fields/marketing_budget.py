"""A mark on ERPNext's dimension filters that Marketing Budget Settings keep: the office may have others of its own."""

from sales_ops.setup.seed import _

CUSTOM_FIELDS: dict[str, list[dict]] = {
	"Accounting Dimension Filter": [
		{
			"fieldname": "so_from_marketing_budget",
			"fieldtype": "Check",
			"label": _("Kept by Marketing Budget Settings"),
			"insert_after": "company",
			"description": _("Its accounts are the controlled accounts of the settings; change them there."),
			"read_only": 1,
			"no_copy": 1,
			"depends_on": "so_from_marketing_budget",
			"module": "Marketing Budget",
		}
	]
}
