"""SQL of the prize draw."""

import frappe

ENTRY = "Prize Draw Entry"
FIELDS = (
	"name",
	"sequence",
	"kind",
	"prize",
	"round_no",
	"place",
	"ticket",
	"holder_name",
	"gift",
	"moment",
	"user",
	"hash_input",
	"remaining",
	"remaining_digest",
	"voids",
	"reason",
	"goes_back",
)


def entries(prize_draw: str, lock: bool = False) -> list[frappe._dict]:
	"""The log of a draw in its order; with `lock` what is committed now, kept from changing."""
	entry = frappe.qb.DocType(ENTRY)
	query = (
		frappe.qb.from_(entry)
		.select(*(entry[field] for field in FIELDS))
		.where(entry.prize_draw == prize_draw)
		.orderby(entry.sequence)
	)
	return (query.for_update() if lock else query).run(as_dict=True)
