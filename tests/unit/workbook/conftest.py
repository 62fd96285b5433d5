"""A small right workbook, and a way to write variants of it to a file."""

from copy import deepcopy
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from sales_ops.workbook.checks import check_book
from sales_ops.workbook.reader import read_book

UNITS = [
	["Project", "Building", "Unit No.", "Kind", "Floor", "Stack", "List Price", "Released"],
	["云栖花园", "1栋", "101", "Home", 1, 1, 1_000_000, "Yes"],
	["云栖花园", "1栋", "102", "Home", 1, 2, 1_000_000, "Yes"],
	["云栖花园", "1栋", "103", "Home", 1, 3, 1_000_000, "No"],
]
CUSTOMERS = [
	["Customer No.", "Customer Name", "Mobile"],
	["C1", "王建国", "13900000001"],
	["C2", "李秀英", "13900000002"],
]
DEALS = [
	[
		"Deal No.",
		"Project",
		"Building",
		"Unit No.",
		"Customer No.",
		"Stage",
		"Subscription Date",
		"Held Until",
		"Agreed Price",
		"Full Deposit",
		"Contract Date",
		"Ended On",
	],
	[
		"D1",
		"云栖花园",
		"1栋",
		"101",
		"C1",
		"Signed",
		date(2026, 2, 1),
		None,
		900_000,
		50_000,
		date(2026, 2, 8),
		None,
	],
	[
		"D2",
		"云栖花园",
		"1栋",
		"102",
		"C2",
		"Held",
		date(2026, 3, 5),
		datetime(2026, 3, 6, 12),
		None,
		None,
		None,
		None,
	],
]
INSTALMENTS = [
	["Deal No.", "No.", "Kind", "Due Date", "Amount"],
	["D1", 1, "Deposit", date(2026, 2, 1), 50_000],
	["D1", 2, "Down Payment", date(2026, 2, 8), 250_000],
	["D1", 3, "Bank Loan", date(2026, 3, 25), 600_000],
]
RECEIPTS = [
	["Receipt No.", "Deal No.", "Date", "Amount", "Mode of Payment"],
	["R1", "D1", date(2026, 2, 1), 50_000, "现金"],
	["R2", "D1", date(2026, 2, 8), 250_000, "银行转账"],
]

OFFICE = {
	"Units": UNITS,
	"Customers": CUSTOMERS,
	"Deals": DEALS,
	"Instalments": INSTALMENTS,
	"Receipts": RECEIPTS,
}
BEARINGS, STORE = "华东轴承", "中心库"
AGREED = (
	"Supplier",
	"Site",
	"Valid From",
	"Valid Until",
	"Item",
	"Item Name",
	"Category",
	"Unit",
	"Price",
	"Price From",
	"Price Until",
	"Tendered",
	"General Purpose",
	"Reason in Spite of the Score",
	"Period From Day",
	"Minimum Amount",
	"Supplier Agrees to Wait",
	"Payment Ratio",
)


def _agreed(**values):
	"""A row of the agreement; words of a heading joined by `_`."""
	common = {
		"Supplier": BEARINGS,
		"Site": STORE,
		"Valid_From": date(2026, 1, 1),
		"Category": "轴承",
		"Unit": "个",
	}
	values = common | {"Tendered": 20, "General_Purpose": 20} | values
	return [values.get(heading.replace(" ", "_")) for heading in AGREED]


SUPPLIES = {
	"Agreements": [
		[*AGREED],
		_agreed(
			Item="ZC1",
			Item_Name="轴承 6205",
			Price=10,
			Price_Until=date(2026, 2, 28),
			Valid_Until=date(2026, 12, 31),
			Minimum_Amount=20_000,
			Supplier_Agrees_to_Wait="否",
			Payment_Ratio="60%",
		),
		_agreed(Item="ZC1", Price=12, Price_From=date(2026, 3, 1)),
		_agreed(Item="ZC2", Item_Name="轴承 6310", Price=90.5),
	],
	"Withdrawals": [
		[
			"Document No.",
			"Date",
			"Supplier",
			"Site",
			"Item",
			"Quantity",
			"Returned Quantity",
			"Price",
			"Into Warehouse",
		],
		["LY1", date(2026, 2, 10), BEARINGS, STORE, "ZC1", 100, None, 10, "自有仓"],
		["LY2", date(2026, 2, 11), BEARINGS, STORE, "ZC1", 50, 5, None, "自有仓"],
		["LY2", date(2026, 2, 11), BEARINGS, STORE, "ZC2", 4, None, None, "自有仓"],
		["LY3", date(2026, 3, 1), BEARINGS, STORE, "ZC1", 10, None, None, "自有仓"],
	],
}


class SmallBook:
	"""Sheets as lists of rows, to be changed by a test; `rows["Deals"][1]` is row 2 of the sheet."""

	def __init__(self, path, rows=None):
		self.path = path
		self.rows = deepcopy(rows or OFFICE)

	def set(self, sheet, row, heading, value):
		self.rows[sheet][row - 1][self.rows[sheet][0].index(heading)] = value

	def save(self):
		workbook = Workbook()
		workbook.remove(workbook.active)
		for title, rows in self.rows.items():
			worksheet = workbook.create_sheet(title)
			for row in rows:
				worksheet.append(row)
		workbook.save(self.path)
		return self.path

	def read(self):
		return read_book(self.save())

	def check(self):
		return check_book(self.read())


@pytest.fixture
def small(tmp_path):
	return SmallBook(tmp_path / "book.xlsx")


@pytest.fixture
def supplies(tmp_path):
	"""An agreement with two prices of one item, and three slips over two periods."""
	return SmallBook(tmp_path / "supplies.xlsx", SUPPLIES)


def places(problems):
	"""Problems as (sheet, row, column, code)."""
	return [(problem.sheet, problem.row, problem.column, problem.violation.code) for problem in problems]


@pytest.fixture(name="places")
def _places():
	return places
