"""The modules' own proofs, run over a whole site: what the tests of faults, load, backup and upgrade end with."""

import frappe
from frappe.query_builder.functions import Abs, Sum

from sales_ops.consignment.control import checks as consignment


def all_findings() -> list[str]:
	"""What is wrong on the site, in words; an empty list is what it should be."""
	return [finding for check in CHECKS for finding in check()]


def sale_control() -> list[str]:
	"""Unit, claim and deal agree, and the books owe each buyer what the deals say."""
	check = frappe.get_doc({"doctype": "Sale Control Check"})
	check.check_units()
	check.check_liability()
	rows = [*check.differences, *check.liability_differences]
	return [f"sale control: {_told(row)}" for row in rows]


def consigned_goods() -> list[str]:
	"""Stock ledger, consignment ledger and books agree."""
	return [f"consignment: {vars(broken)}" for broken, _company, _supplier in consignment.check().broken]


def balanced_vouchers() -> list[str]:
	"""Debit equals credit in every voucher."""
	entry = frappe.qb.DocType("GL Entry")
	difference = Sum(entry.debit) - Sum(entry.credit)
	rows = (
		frappe.qb.from_(entry)
		.select(entry.voucher_type, entry.voucher_no, difference)
		.where(entry.is_cancelled == 0)
		.groupby(entry.voucher_type, entry.voucher_no)
		.having(Abs(difference) > 0.005)
	).run()
	return [f"books: {kind} {name} is off by {amount}" for kind, name, amount in rows]


def whole_vouchers() -> list[str]:
	"""What is submitted has been posted: a receipt without entries in the books is half a receipt."""
	entry, payment = frappe.qb.DocType("GL Entry"), frappe.qb.DocType("Payment Entry")
	posted = frappe.qb.from_(entry).select(entry.voucher_no).where(entry.voucher_type == "Payment Entry")
	rows = frappe.qb.from_(payment).select(payment.name).where(payment.docstatus == 1)
	return [f"books: {name} is not posted" for name in rows.where(payment.name.notin(posted)).run(pluck=True)]


CHECKS = (sale_control, consigned_goods, balanced_vouchers, whole_vouchers)


def _told(row) -> dict:
	return {key: value for key, value in row.as_dict(no_default_fields=True).items() if value}
