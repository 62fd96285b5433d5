"""The demo's store of consigned goods: four suppliers, three months of receipts and use, made through the real documents by
the users whose work they are.

Agreements and quantities are those of the demo workbook (`workbook/demo_consignment.py`), so that its preview and the site
tell one story.
"""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import frappe
from frappe.utils import add_days, flt

from sales_ops.policies.calendar_math import add_months
from sales_ops.testing.demo_office import as_user
from sales_ops.testing.factories import make_customer
from sales_ops.testing.setup import default_company
from sales_ops.workbook.demo_consignment import (
	OWN_STORE,
	PARTNERS,
	SITE,
	Partner,
	Supply,
	demo_consignment_book,
	first_day,
)
from sales_ops.workbook.importer import import_book
from sales_ops.workbook.model_consignment import WithdrawalRow
from sales_ops.workbook.writer import write_book

STOREKEEPER, BUYER = "storekeeper@example.com", "buyer@example.com"
MINES = ("一号煤矿", "二号煤矿", "选煤厂", "机电修配厂")
EVERY = 3  # each third slip of the book is played: enough to look at, quick to load
DELIVERED_AT, USED_AT = "08:30:00", "14:00:00"
SURCHARGE = Decimal("1.06")
DEARER = Decimal("1.055")
USED_IN = (3, 6, 9, 12)  # months of last year


def store(day: date) -> None:
	"""The site with a store of our own, and the agreements of the demo workbook."""
	company = default_company()
	parent = frappe.db.get_value(
		"Warehouse", {"company": company, "is_group": 1, "parent_warehouse": ("in", ("", None))}
	)
	values = {"warehouse_name": OWN_STORE, "company": company, "parent_warehouse": parent}
	own = as_user("Administrator", "Warehouse", **values).insert()
	site = {"site_name": SITE, "company": company, "own_warehouse": own.name}
	as_user("Administrator", "Consignment Site", **site).insert()
	import_agreements(day)


def import_agreements(day: date) -> None:
	"""The Agreements sheet of the demo workbook; its slips are played as documents."""
	with tempfile.TemporaryDirectory() as folder:
		path = Path(folder) / "agreements.xlsx"
		write_book(replace(demo_consignment_book(day), withdrawals=()), path, "zh")
		result = import_book(path, default_company())
	if result.problems:
		raise ValueError(result.problems)


def year_before(day: date) -> None:
	"""What the store bought and used last year, when the goods were its own and dearer: the report of savings looks back on it."""
	own = frappe.db.get_value("Consignment Site", SITE, "own_warehouse")
	supplies = [supply for partner in PARTNERS for supply in partner.in_store]
	bought = [
		{
			"item_code": supply.item,
			"qty": supply.maximum,
			"t_warehouse": own,
			"basic_rate": flt(Decimal(supply.price) * DEARER, 2),
			"set_basic_rate_manually": 1,
		}
		for supply in supplies
	]
	move_own("Material Receipt", date(day.year - 1, 1, 5), bought)
	for month in USED_IN:
		used = [
			{"item_code": supply.item, "qty": used_last_year(supply), "s_warehouse": own}
			for supply in supplies
		]
		move_own("Material Issue", date(day.year - 1, month, 10), used)
	left = [
		{
			"item_code": supply.item,
			"qty": supply.maximum - len(USED_IN) * used_last_year(supply),
			"s_warehouse": own,
		}
		for supply in supplies
	]
	move_own("Material Issue", date(day.year - 1, 12, 28), left)


def used_last_year(supply: Supply) -> int:
	"""What was issued in each month of `USED_IN`: a part of what lay there, so that there is stock to look back on."""
	return max(1, supply.maximum // 16)


def move_own(purpose: str, on: date, rows: list[dict]) -> None:
	"""A Stock Entry of our own goods."""
	values = {"company": default_company(), "stock_entry_type": purpose, "purpose": purpose}
	as_user(STOREKEEPER, "Stock Entry", **values, **moment(on, USED_AT), items=rows).insert().submit()


def months_of_use(day: date) -> None:
	"""Receipts and issues of three months, in the order of their days, so that nothing has to be valued again."""
	events = [*arrivals(day), *issues(day)]
	for _day, _order, make in sorted(events, key=lambda event: event[:2]):
		make()


def arrivals(day: date) -> Iterator[tuple[date, int, Callable]]:
	"""A first delivery that lasts for weeks, then one a month."""
	start = first_day(day)
	for number, partner in enumerate(PARTNERS):
		for month in range(4):
			arrived = add_days(add_months(start, month), 2 + number)
			if arrived < day:
				yield arrived, 0, lambda p=partner, a=arrived, m=month: receive(p, a, m)


def receive(partner: Partner, arrived: date, month: int) -> None:
	"""A delivery of all items of a supplier; of one, a few pieces are rejected now and then."""
	share = Decimal("0.5") if not month else Decimal("0.2")
	rows = []
	for number, supply in enumerate(partner.in_store):
		quantity = max(1, round(supply.maximum * share))
		row = {"item_code": supply.item, "qty": quantity}
		if number == month % len(partner.in_store) and month == 2 and quantity >= 10:
			row |= {"rejected_qty": quantity // 20 or 1, "rejection_reason": "外包装破损，抽检不合格"}
		rows.append(row)
	as_user(
		STOREKEEPER,
		"Consignment Receipt",
		consignment_agreement=agreement_of(partner.name),
		supplier_delivery_note=f"SH{arrived:%y%m%d}",
		items=rows,
		**moment(arrived, DELIVERED_AT),
	).insert().submit()


def issues(day: date) -> Iterator[tuple[date, int, Callable]]:
	"""Every third slip of the book: one after the other a delivery to a mine and an issue to our own workshop."""
	slips = groupby(demo_consignment_book(day).withdrawals, key=lambda row: row.document_no)
	for number, (_no, rows) in enumerate(slips):
		slip = [*rows]
		if number % EVERY:
			continue
		make = deliver if number % (2 * EVERY) else issue
		yield slip[0].date, 1, lambda s=slip, m=make, n=number: m(s, n)


def deliver(slip: list[WithdrawalRow], number: int) -> None:
	"""A Delivery Note to a mine, straight from the supplier's warehouse."""
	warehouse = consigned_of(slip[0].supplier)
	doc = as_user(
		STOREKEEPER,
		"Delivery Note",
		company=default_company(),
		customer=make_customer(MINES[number % len(MINES)]),
		**moment(slip[0].date, USED_AT),
	)
	for row in slip:
		rate = selling_rate(row)
		doc.append(
			"items", {"item_code": row.item, "qty": flt(row.quantity), "warehouse": warehouse, "rate": rate}
		)
	doc.insert(ignore_permissions=True).submit()


def issue(slip: list[WithdrawalRow], number: int) -> None:
	"""A Stock Entry that issues to our own workshop."""
	warehouse = consigned_of(slip[0].supplier)
	doc = as_user(
		STOREKEEPER,
		"Stock Entry",
		company=default_company(),
		stock_entry_type="Material Issue",
		purpose="Material Issue",
		remarks="机修车间领用",
		**moment(slip[0].date, USED_AT),
	)
	for row in slip:
		doc.append("items", {"item_code": row.item, "qty": flt(row.quantity), "s_warehouse": warehouse})
	doc.insert().submit()


def returns(day: date) -> None:
	"""A mine sends two pieces of the newest delivery back; they are the supplier's again."""
	from erpnext.stock.doctype.delivery_note.delivery_note import make_sales_return

	rows = frappe.get_all(
		"Delivery Note Item",
		{"docstatus": 1, "qty": (">", 5), "so_consignment_warehouse": ("is", "set")},
		["parent", "name"],
		order_by="creation desc",
		limit=1,
	)
	frappe.set_user(STOREKEEPER)
	doc = make_sales_return(rows[0].parent)
	doc.items = [row for row in doc.items if row.dn_detail == rows[0].name]
	doc.items[0].qty = -2
	doc.insert(ignore_permissions=True).submit()


def take_over(day: date) -> None:
	"""Goods that lay too long become ours."""
	partner = PARTNERS[-1]
	as_user(
		STOREKEEPER,
		"Consignment Withdrawal",
		kind="Take-over",
		consignment_agreement=agreement_of(partner.name),
		target_warehouse=frappe.db.get_value("Consignment Site", SITE, "own_warehouse"),
		remarks="存放超期，转为自有",
		items=[{"item_code": partner.in_store[-1].item, "qty": 1}],
	).insert().submit()


def drafts(day: date) -> None:
	"""A delivery is being taken in, and next year's agreement is being negotiated."""
	partner = PARTNERS[1]
	as_user(
		STOREKEEPER,
		"Consignment Receipt",
		consignment_agreement=agreement_of(partner.name),
		supplier_delivery_note="SH-待验收",
		items=[{"item_code": supply.item, "qty": supply.issue * 2} for supply in partner.supplies[:3]],
	).insert()
	old = frappe.get_doc("Consignment Agreement", agreement_of(PARTNERS[0].name))
	new = frappe.copy_doc(old)
	new.valid_from, new.valid_upto = add_days(old.valid_upto, 1), add_days(old.valid_upto, 365)
	new.items = [row for row in new.items if not row.valid_upto or row.valid_upto == old.valid_upto]
	for row in new.items:
		row.valid_from, row.valid_upto = new.valid_from, new.valid_upto
	frappe.set_user(BUYER)
	new.insert()


EPISODES: tuple[Callable[[date], None], ...] = (
	store,
	year_before,
	months_of_use,
	returns,
	take_over,
	drafts,
)


def agreement_of(supplier: str) -> str:
	return frappe.db.get_value("Consignment Agreement", {"supplier": supplier, "docstatus": 1})


def consigned_of(supplier: str) -> str:
	filters = {"supplier": supplier, "docstatus": 1}
	return frappe.db.get_value("Consignment Agreement", filters, "consigned_warehouse")


def selling_rate(row: WithdrawalRow) -> float:
	"""What a mine pays: the usual price with a surcharge for the store."""
	prices = {supply.item: Decimal(supply.price) for partner in PARTNERS for supply in partner.supplies}
	return flt(prices[row.item] * SURCHARGE, 2)


def moment(day: date, time: str) -> dict:
	"""A day and time that the user has set."""
	return {"posting_date": str(day), "posting_time": time, "set_posting_time": 1}
