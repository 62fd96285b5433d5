"""What the check run asks the books, and what the policy says about it (policies/consignment_checks.py)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

import frappe
from frappe.utils import cint

from sales_ops.consignment.control import queries
from sales_ops.policies import consignment_checks as policy
from sales_ops.policies.consignment_checks import Accrual, Broken, Place, Precision, Stock
from sales_ops.policies.money import ZERO
from sales_ops.values import to_decimal

# The company, the supplier and, where one is known, the receipt row that a difference of the accrual account is about.
Creditor = tuple[str, str]


@dataclass
class Findings:
	"""The broken invariants with the company and supplier of each, and how much was looked at."""

	broken: list[tuple[Broken, str, str | None]] = field(default_factory=list)
	no_of_places: int = 0
	no_of_entries: int = 0
	no_of_suppliers: int = 0
	no_of_waiting: int = 0


def check(company: str | None = None) -> Findings:
	"""Compare the stock ledger, the consignment ledger and the books.

	Args:
		company: only this one; None: all that have consigned goods.
	"""
	findings, precision = Findings(), _precision()
	_check_goods(findings, company, precision)
	_check_accrual(findings, company, precision)
	return findings


def _precision() -> Precision:
	setting = frappe.db.get_single_value("System Settings", "float_precision")
	return Precision(quantity=cint(setting) or policy.QUANTITY_PRECISION)


def _check_goods(findings: Findings, company: str | None, precision: Precision) -> None:
	rows = queries.ledger_quantities(company)
	ledger = {(row.warehouse, row.item_code): to_decimal(row.quantity) for row in rows}
	stock = _consigned_stock(company)
	findings.no_of_entries = sum(row.no_of_entries for row in rows)
	findings.no_of_places = len(ledger.keys() | stock.keys())
	passing = {
		(row.warehouse, row.item_code): Stock(to_decimal(row.quantity), to_decimal(row.value))
		for row in queries.passing_stock(company)
	}
	broken = policy.check_consigned(ledger, stock, precision) + policy.check_pass_through(passing, precision)
	whose = _warehouses({one.warehouse for one in broken})
	findings.broken += [(one, *whose[one.warehouse]) for one in broken]


def _consigned_stock(company: str | None) -> dict[Place, Stock]:
	"""What every consigned warehouse holds; the value is the largest that any entry of the stock ledger shows."""
	rows = queries.held_quantities(company)
	quantities = {(row.warehouse, row.item_code): to_decimal(row.quantity) for row in rows}
	values = {
		(row.warehouse, row.item_code): max(to_decimal(row.lowest), to_decimal(row.highest), key=abs)
		for row in queries.held_values(company)
	}
	places = quantities.keys() | values.keys()
	return {place: Stock(quantities.get(place, ZERO), values.get(place, ZERO)) for place in places}


def _warehouses(names: set[str]) -> dict[str, tuple[str, str | None]]:
	"""Company and consignor of warehouses; one that is gone has none."""
	rows = frappe.get_all("Warehouse", {"name": ("in", names or [""])}, ["name", "company", "so_consignor"])
	return defaultdict(lambda: (None, None)) | {row.name: (row.company, row.so_consignor) for row in rows}


def _check_accrual(findings: Findings, company: str | None, precision: Precision) -> None:
	"""By supplier first: where one's total differs, its receipts are looked at row by row.

	A new price is in the ledger and on the invoice before ERPNext has booked the receipts anew; until then (its job runs every
	hour) nothing can be said of the supplier.
	"""
	owed, booked = _sums(queries.owed_by_supplier(company)), _sums(queries.booked_by_supplier(company))
	creditors = sorted(owed.keys() | booked.keys())
	findings.no_of_suppliers = len(creditors)
	totals = {key: Accrual("", "", "", owed[key], booked[key]) for key in creditors}
	waiting = set(queries.suppliers_booked_anew(company))
	findings.no_of_waiting = len(waiting)
	differing = [
		key
		for key, total in totals.items()
		if key[1] not in waiting and policy.check_accrual([total], precision)
	]
	if not differing:
		return
	rows = _rows_of({supplier for _company, supplier in differing})
	for key in differing:
		broken = policy.check_accrual(rows[key], precision) or policy.check_accrual([totals[key]], precision)
		findings.broken += [(one, *key) for one in broken]


def _sums(rows: Iterable[dict]) -> dict[Creditor, Decimal]:
	sums: dict[Creditor, Decimal] = defaultdict(lambda: ZERO)
	for row in rows:
		sums[row.company, row.supplier] += to_decimal(row.amount)
	return sums


def _rows_of(suppliers: set[str]) -> dict[Creditor, list[Accrual]]:
	"""The rows of the suppliers' receipts as the accrual account should show and shows them.

	The general ledger knows receipts and not their rows. Where it says something else than the rows do, the receipt
	itself is a line: what it booked against what its rows say.
	"""
	owed = {(row.purchase_receipt, row.pr_detail): row for row in queries.owed_by_receipt_row(suppliers)}
	received = {(row.purchase_receipt, row.pr_detail): row for row in queries.received_rows(suppliers)}
	billed = _amounts(queries.billed_rows(suppliers), "pr_detail")
	found: dict[Creditor, list[Accrual]] = defaultdict(list)
	for key in sorted(owed.keys() | received.keys(), key=str):
		row = owed.get(key) or received[key]
		left = _amount(received.get(key)) - billed.get(key[1], ZERO)
		accrual = Accrual(
			key[0] or "", row.warehouse or "", row.item_code or "", _amount(owed.get(key)), left
		)
		found[row.company, row.supplier].append(accrual)
	for creditor, rows in _receipts_of(suppliers, received.values()).items():
		found[creditor] += rows
	return found


def _receipts_of(suppliers: set[str], received: Iterable[dict]) -> dict[Creditor, list[Accrual]]:
	"""Each receipt: what its rows say it booked, and what the general ledger says."""
	booked = _amounts(queries.booked_by_receipt(suppliers), "purchase_receipt")
	said: dict[tuple[Creditor, str], Decimal] = defaultdict(lambda: ZERO)
	for row in received:
		said[(row.company, row.supplier), row.purchase_receipt] += _amount(row)
	found: dict[Creditor, list[Accrual]] = defaultdict(list)
	for (creditor, receipt), amount in said.items():
		found[creditor].append(Accrual(receipt, "", "", amount, booked.get(receipt, ZERO)))
	return found


def _amounts(rows: Iterable[dict], name: str) -> dict[str, Decimal]:
	return {row[name]: to_decimal(row.amount) for row in rows}


def _amount(row: dict | None) -> Decimal:
	return to_decimal(row.amount) if row else ZERO
