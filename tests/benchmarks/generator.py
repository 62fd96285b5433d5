"""Rows of a big project, as the documents would write them, inserted by the thousand."""

from collections.abc import Iterator

import frappe
from frappe.utils import add_days, now_datetime, today

from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

UNITS, DEALS, INSTALMENTS, RECEIPTS = 10_000, 8_000, 60_000, 50_000
CONSULTANTS = 20
PROJECT = "性能测试花园"
PRICE, PART = 1_000_000, 100_000
# One deal in so many did not pay its last due instalments: their clocks have run out, or they are only late.
LATE_EVERY, OVER_EVERY = 12, 40


def make_rows(no_of_units: int = UNITS, no_of_receipts: int = RECEIPTS) -> dict[str, int]:
	"""Insert all rows; what was made, counted.

	Args:
		no_of_units: of which as many are sold, in parts, as of `UNITS`.
		no_of_receipts: at least so many, some of them of money that no instalment knows; 0: none but those of instalments.
	"""
	company = default_company()
	building = make.make_building(make.make_project(PROJECT, "PERF"))
	customer = make.make_customer()
	people = [make.make_consultant(f"销售{number:02d}") for number in range(CONSULTANTS)]
	place = {"property_project": PROJECT, "company": company, "currency": "CNY"}
	units, claims, deals, contracts, instalments, receipts = [], [], [], [], [], []
	no_of_deals = no_of_units * DEALS // UNITS
	for number in range(no_of_units):
		deal = f"PERF-SUB-{number:05d}" if number < no_of_deals else None
		units.append(_unit(number, building, place, bool(deal)))
		if not deal:
			continue
		unit, start = units[-1]["name"], _start_of(number)
		who = {"customer": customer, "customer_name": customer, "consultant": people[number % CONSULTANTS]}
		rows = list(_instalments(number, deal, unit, start, who | place))
		received = sum(row["received_amount"] for row in rows)
		claims.append(_claim(number, unit, deal, start, who))
		deals.append(_deal(deal, unit, building, start, received, who | place))
		contracts.append(_contract(number, deal, unit, start, received, who | place))
		instalments += rows
		receipts += [(deal, unit, row) for row in rows if row["received_amount"]]
	receipts += [
		receipts[at] for at in range(no_of_receipts - len(receipts))
	]  # as many again as the office has in such a project
	entries = [_entry(f"PERF-PE-{at:06d}", *receipt) for at, receipt in enumerate(receipts)]
	allocations = [
		_allocation(f"perf{at:08d}", entry["name"], receipt[2])
		for at, (entry, receipt) in enumerate(zip(entries, receipts, strict=True))
	]
	tables = {
		"Property Unit": units,
		"Property Unit Claim": claims,
		"Property Subscription": deals,
		"Property Contract": contracts,
		"Property Instalment": instalments,
		"Payment Entry": entries,
		"Property Receipt Allocation": allocations,
	}
	for doctype, rows in tables.items():
		_insert(doctype, rows)
	return {doctype: len(rows) for doctype, rows in tables.items()}


def _start_of(number: int) -> str:
	"""Most deals are some months old and paid up to today; a few lie so that a term has run out."""
	return add_days(today(), -(number % 150) - 30 * 6)


def _unit(number: int, building: str, place: dict, sold: bool) -> dict:
	return {
		"name": f"PERF-{number:05d}",
		"unit_no": str(number),
		"property_building": building,
		**place,
		"kind": ("Home", "Shop", "Parking", "Storage")[number % 4],
		"use": "For Sale",
		"floor": number // 20,
		"stack": number % 20,
		"built_area": 100,
		"price_basis": "Whole Unit",
		"list_amount": PRICE,
		"released": 1,
		"sale_status": "Signed" if sold else "Available",
		"live_claim": f"perf{number:06d}" if sold else None,
	}


def _claim(number: int, unit: str, deal: str, start: str, who: dict) -> dict:
	return {
		"name": f"perf{number:06d}",
		"property_unit": unit,
		"active_claim": unit,
		"property_project": PROJECT,
		"kind": "Contract",
		"property_subscription": deal,
		"customer": who["customer"],
		"consultant": who["consultant"],
		"claimed_on": start,
	}


def _deal(name: str, unit: str, building: str, start: str, received: float, values: dict) -> dict:
	return {
		"name": name,
		"docstatus": 1,
		"status": "Signed",
		"property_unit": unit,
		"property_building": building,
		**values,
		"subscription_date": start,
		"full_deposit_on": start,
		"agreed_amount": PRICE,
		"received_amount": received,
		"property_contract": name.replace("SUB", "CON"),
	}


def _contract(number: int, deal: str, unit: str, start: str, received: float, values: dict) -> dict:
	return {
		"name": f"PERF-CON-{number:05d}",
		"docstatus": 1,
		"status": "Signed",
		"property_subscription": deal,
		"property_unit": unit,
		**values,
		"contract_date": start,
		"contract_amount": PRICE,
		"received_amount": received,
		"outstanding_amount": PRICE - received,
	}


def _instalments(number: int, deal: str, unit: str, start: str, values: dict) -> Iterator[dict]:
	"""Seven or eight rows; six are paid, or two and five of deals that are late."""
	rows = 7 + number % 2
	paid = 1 if number % OVER_EVERY == 0 else 5 if number % LATE_EVERY == 0 else 6
	for seq in range(1, rows + 1):
		is_paid = seq <= paid
		amount = PRICE - PART * (rows - 1) if seq == rows else PART
		yield {
			"name": f"{deal}-{seq:02d}",
			"property_subscription": deal,
			"property_contract": deal.replace("SUB", "CON"),
			"property_unit": unit,
			**values,
			"seq": seq,
			"kind": ("Deposit", "Down Payment")[seq > 1] if seq < 3 else "Instalment",
			"money_source": "Own Money",
			"due_date": _due_date(start, seq, number),
			"amount": amount,
			"received_amount": amount if is_paid else 0,
			"outstanding_amount": 0 if is_paid else amount,
			"status": "Paid" if is_paid else "Unpaid",
		}


def _due_date(start: str, seq: int, number: int) -> str:
	"""The last rows of a deal that pays lie ahead; those of a deal that is late have passed, the clock by a few days."""
	if number % OVER_EVERY == 0:
		return add_days(today(), -10 + 30 * (seq - 2))
	if number % LATE_EVERY == 0:
		return add_days(today(), -5 + 30 * (seq - 6))
	return add_days(today(), number % 90 + 1 + 30 * (seq - 7)) if seq > 6 else add_days(start, 30 * (seq - 1))


def _entry(name: str, deal: str, unit: str, row: dict) -> dict:
	"""A submitted receipt; its ledger rows are left out, since nothing that is measured reads them."""
	amount = row["received_amount"]
	return {
		"name": name,
		"docstatus": 1,
		"payment_type": "Receive",
		"status": "Submitted",
		"company": row["company"],
		"posting_date": row["due_date"],
		"party_type": "Customer",
		"party": row["customer"],
		"paid_amount": amount,
		"received_amount": amount,
		"unallocated_amount": amount,
		"so_property_subscription": deal,
		"so_property_unit": unit,
		"so_property_contract": row["property_contract"],
	}


def _allocation(name: str, entry: str, row: dict) -> dict:
	return {
		"name": name,
		"docstatus": 1,
		"parent": entry,
		"parenttype": "Payment Entry",
		"parentfield": "so_property_allocations",
		"property_instalment": row["name"],
		"kind": row["kind"],
		"due_date": row["due_date"],
		"allocated_amount": row["received_amount"],
	}


def _insert(doctype: str, rows: list[dict]) -> None:
	"""Many rows in one statement; the columns that are left out keep their defaults."""
	fields = [*rows[0], "creation", "modified", "owner", "modified_by"]
	stamp = (now_datetime(), now_datetime(), "Administrator", "Administrator")
	columns = ", ".join(f"`{field}`" for field in fields)
	marks = ", ".join(["%s"] * len(fields))
	statement = f"insert into `tab{doctype}` ({columns}) values ({marks})"
	frappe.db._cursor.executemany(statement, [(*row.values(), *stamp) for row in rows])
