"""What a settlement comes to: the ledger's unsettled entries by item and price, and the tax on them."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

import frappe
from frappe.model.document import Document
from frappe.utils import flt

from erpnext.controllers.taxes_and_totals import calculate_taxes_and_totals

from sales_ops.consignment.settlement import queries, terms
from sales_ops.policies.money import ZERO, round_money
from sales_ops.values import to_decimal

QUANTITIES = ("used_qty", "returned_qty")


def calculate(doc: Document) -> None:
	"""Fill a draft settlement from the ledger."""
	terms.set_terms(doc)
	rows = queries.sums_of_period(terms.scope_of(doc))
	_set_items(doc, rows)
	_set_totals(doc, rows)
	doc.digest = digest_of(rows)


def digest_of(rows: Iterable[dict]) -> str:
	"""What tells whether entries came or went since: their number, a checksum of their names, and their sum."""
	count, checksum, amount = 0, 0, ZERO
	for row in rows:
		count += row.no_of_entries
		checksum += int(row.checksum or 0)
		amount += to_decimal(row.amount)
	return f"{count}-{checksum}-{amount.normalize():f}"


def _set_items(doc: Document, rows: Sequence[dict]) -> None:
	details = _items(row.item_code for row in rows)
	doc.set("items", [])
	for row in rows:
		item = details.get(row.item_code) or {}
		doc.append(
			"items",
			{
				"item_code": row.item_code,
				"item_name": item.get("item_name"),
				"stock_uom": item.get("stock_uom"),
				"qty": flt(row.used_qty) - flt(row.returned_qty),
				"currency": doc.currency,
				**{
					field: row[field]
					for field in (*QUANTITIES, "rate", "adjusted_amount", "amount", "no_of_entries")
				},
			},
		)


def _items(names: Iterable[str]) -> dict[str, dict]:
	filters = {"name": ("in", sorted(set(names)))}
	found = frappe.get_all("Item", filters, ["name", "item_name", "stock_uom"])
	return {row.name: row for row in found}


def _set_totals(doc: Document, rows: Sequence[dict]) -> None:
	precision = doc.precision("net_amount") or 2
	sums = {
		field: sum((to_decimal(row[field]) for row in rows), ZERO)
		for field in ("amount", "returned_amount", "adjusted_amount", "base_amount")
	}
	net = round_money(sums["amount"], precision)
	doc.net_amount = float(net)
	doc.returned_amount = float(-sums["returned_amount"])
	doc.adjusted_amount = float(sums["adjusted_amount"])
	doc.used_amount = float(sums["amount"] - sums["returned_amount"] - sums["adjusted_amount"])
	doc.base_net_amount = float(sums["base_amount"])
	doc.no_of_entries = sum(row.no_of_entries for row in rows)
	tax = tax_on(doc, net)
	doc.tax_amount, doc.grand_total = float(tax), float(net + tax)


def tax_on(doc: Document, net: Decimal) -> Decimal:
	"""The tax of the agreement's template on a net amount, as ERPNext calculates it on an invoice of one row."""
	if not doc.taxes_and_charges or not net:
		return ZERO
	from erpnext.controllers.accounts_controller import get_taxes_and_charges

	invoice = frappe.new_doc("Purchase Invoice")
	invoice.update(
		{"company": doc.company, "currency": doc.currency, "conversion_rate": 1, "ignore_pricing_rule": 1}
	)
	invoice.append(
		"items", {"qty": 1, "rate": float(net), "item_name": doc.item_group, "conversion_factor": 1}
	)
	for row in get_taxes_and_charges("Purchase Taxes and Charges Template", doc.taxes_and_charges):
		invoice.append("taxes", row)
	calculate_taxes_and_totals(invoice)
	return to_decimal(invoice.grand_total) - net
