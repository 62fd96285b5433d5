"""The allocation ledger: what each line and month of a marketing budget got and gave. Rows are only added."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

import frappe
from frappe.model.document import Document, bulk_insert

from sales_ops.marketing_budget import queries
from sales_ops.marketing_budget.queries import ENTRY

COPIED = (
	"marketing_budget",
	"company",
	"pool",
	"line_name",
	"budget_line",
	"month",
	"entry_type",
	"posting_date",
	"currency",
	"voucher_type",
	"voucher_no",
)


def write(
	voucher: Document, entry_type: str, posting_date: str, amounts: Mapping[tuple[str, str], Decimal]
) -> None:
	"""Add what a document gives lines and months.

	Args:
		amounts: by (line, month), signed.
	"""
	own = {row.name: _of_line(row) for row in queries.lines({line for line, _month in amounts})}
	common = {
		"entry_type": entry_type,
		"posting_date": posting_date,
		"voucher_type": voucher.doctype,
		"voucher_no": voucher.name,
	}
	_insert(
		{**own[line], **common, "month": month, "amount": float(amount)}
		for (line, month), amount in amounts.items()
		if amount
	)


def _of_line(row: Mapping) -> dict:
	fields = {"budget_line": row.name, "marketing_budget": row.budget}
	return fields | {field: row[field] for field in ("line_name", "pool", "company", "currency")}


def reverse(voucher: Document) -> None:
	"""Take back every row of a cancelled document."""
	rows = standing(voucher)
	_insert(
		{field: row[field] for field in COPIED} | {"amount": -row.amount, "reverses": row.name}
		for row in rows
	)


def standing(voucher: Document) -> list[dict]:
	"""The rows that a document wrote, those that take back left out."""
	filters = {"voucher_type": voucher.doctype, "voucher_no": voucher.name, "reverses": ("is", "not set")}
	return frappe.get_all(ENTRY, filters, ["name", "amount", *COPIED])


def _insert(rows: Iterable[dict]) -> None:
	"""In one statement: the entries of a year's budget are some thousands."""
	entries = [frappe.get_doc({"doctype": ENTRY, **row}) for row in rows]
	for entry in entries:
		entry.name = frappe.generate_hash(length=12)
	if entries:
		bulk_insert(ENTRY, entries)
