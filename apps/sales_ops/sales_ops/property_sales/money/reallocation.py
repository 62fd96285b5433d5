"""Moving receipts from one deal, or one customer's rows, to another: submitted Payment Entries keep their ledger, only our
links and allocation rows change (§8.6)."""

import json
from collections.abc import Sequence

import frappe
from frappe.utils import flt

from sales_ops.policies.allocation import oldest_first
from sales_ops.property_sales.deals.instalments import open_rows, refresh_received
from sales_ops.values import to_decimal

LINKS = ("so_property_subscription", "so_property_unit", "so_property_contract")


def allocations_of(entries: Sequence[str]) -> str:
	"""The allocation rows of receipts as JSON, for `restore_allocations`."""
	rows = frappe.get_all(
		"Property Receipt Allocation",
		{"parent": ("in", list(entries)), "parenttype": "Payment Entry"},
		["parent", "property_instalment", "allocated_amount"],
		order_by="parent, idx",
	)
	return json.dumps(rows)


def point_receipts(entries: Sequence[str], deal) -> None:
	"""Write the deal's links into submitted receipts; a Payment Entry's own ledger does not know them."""
	values = (deal.name, deal.property_unit, deal.property_contract)
	for name in entries:
		frappe.db.set_value("Payment Entry", name, dict(zip(LINKS, values, strict=True)))


def clear_allocations(entries: Sequence[str]) -> None:
	"""Take the receipts off the instalments they paid, and bring those up to date."""
	filters = {"parent": ("in", list(entries)), "parenttype": "Payment Entry"}
	paid = frappe.get_all("Property Receipt Allocation", filters, pluck="property_instalment", distinct=True)
	frappe.db.delete("Property Receipt Allocation", filters)
	refresh_received(paid)


def allocate_anew(entries: Sequence[str], deal) -> None:
	"""Let receipts pay the deal's instalments, oldest receipt and oldest instalment first.

	What finds no instalment stays unallocated: a deal that is about to be signed gets more of them.
	"""
	clear_allocations(entries)
	filters = {"name": ("in", list(entries))}
	amounts = dict(frappe.get_all("Payment Entry", filters, ["name", "received_amount"], as_list=True))
	for name in entries:
		parts = oldest_first(to_decimal(amounts[name]), open_rows(deal.name))
		_insert(name, {row: flt(part) for row, part in parts.items()})


def restore_allocations(former: str) -> None:
	"""Write allocation rows as `allocations_of` found them."""
	by_entry: dict[str, dict[str, float]] = {}
	for row in json.loads(former or "[]"):
		by_entry.setdefault(row["parent"], {})[row["property_instalment"]] = row["allocated_amount"]
	clear_allocations(list(by_entry))
	for entry, parts in by_entry.items():
		_insert(entry, parts)


def _insert(entry: str, parts: dict[str, float]) -> None:
	"""Rows of a submitted receipt are inserted one by one: saving it would post it anew."""
	shown = frappe.get_all("Property Instalment", {"name": ("in", list(parts))}, ["name", "kind", "due_date"])
	details = {row.pop("name"): row for row in shown}
	for idx, (instalment, amount) in enumerate(parts.items(), start=1):
		frappe.get_doc(
			{
				"doctype": "Property Receipt Allocation",
				"parent": entry,
				"parenttype": "Payment Entry",
				"parentfield": "so_property_allocations",
				"idx": idx,
				"docstatus": 1,
				"property_instalment": instalment,
				"allocated_amount": amount,
				**details[instalment],
			}
		).db_insert()
	refresh_received(list(parts))
