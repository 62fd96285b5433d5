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

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
BUDGETED = (
	"Budget",
	"Year",
	"Annual Quota",
	"Pool",
	"Pool Ratio",
	"Line",
	"Control",
	"Account",
	*MONTHS,
	"Total",
)
MARKETING = {
	"Budget": [
		[*BUDGETED],
		["2026 预算", "2026", 240_000, "Brand", "25%", "广告", "Hard Month", "广告费", *[5_000] * 12, 60_000],
		["2026 预算", None, None, "Project Promotion", 75, "渠道", None, None, *[10_000] * 12, 120_000],
		["2026 预算", None, None, "Project Promotion", None, "活动", "Annual", None, *[None] * 12, 60_000],
	],
	"Activities": [
		["Activity No.", "Activity", "Budget", "Line", "Month", "Amount", "Purpose", "Status"],
		["LX1", "大牌", "2026 预算", "广告", "2026-03", 4_000, "开盘曝光", "Running"],
		["LX1", None, None, "渠道", "2026-03", 6_000, None, None],
		["LX2", "暖场", None, "活动", "2026年4月", 12_000, "提高到访", "Approved"],
		["LX3", "答谢", None, "活动", "2026-02", 9_000, "转介", "Closed"],
		["LX4", "展会", None, "渠道", "2026-05", 3_000, "获客", None],
	],
	"Expenses": [
		["Voucher No.", "Date", "Activity No.", "Supplier", "Account", "Amount", "Remark"],
		["PZ1", date(2026, 3, 5), "LX1", "城市传媒", "广告费", 1_500, "三月大牌"],
		["PZ2", date(2026, 2, 20), "LX3", "华彩会展", None, 7_500, "场地"],
		["PZ2", date(2026, 2, 20), "LX3", "华彩会展", None, 500, "茶歇"],
		["PZ3", date(2026, 4, 9), "LX2", "华彩会展", None, 2_000, "四月暖场"],
	],
}
SHARED = ("Begins At", "Ends At", "Host", "Purpose", "To Be Decided")
MEETINGS = {
	"Agenda": [
		[
			"Meeting",
			"Date",
			*SHARED,
			"Kind",
			"Subject",
			"Speaker",
			"Region",
			"Minutes",
			"Material",
			"Material Due",
		],
		*(
			["3月例会", date(2026, 3, 6), *shared, kind, subject, speaker, region, minutes, None, None]
			for shared, kind, subject, speaker, region, minutes in (
				(
					("9:00", "11:00", "王海涛", "Competitors", "降价与否"),
					"Opening",
					"开场",
					"陈国栋",
					None,
					10,
				),
				((None,) * 5, "Review", "上月总结", "王海涛", None, 15),
				((None,) * 5, "Region", "华东汇报", "周强", "华东", 10),
				((None,) * 5, "Discussion", "竞品降价", "王海涛", None, 45),
			)
		),
	],
	# The committee's list (MEET-04): 11 is in two prizes, and five tickets win nothing.
	"Prizes": [
		["Draw", "Prize", "Winners", "Gift", "Preset Numbers", "Responsible", "No. of Tickets"],
		["年会抽奖", "Special Prize", 1, "平板电脑", 11, "柏云", 35],
		["年会抽奖", "First Prize", 5, "空气炸锅", "1,4,7,10,13", "柏云", None],
		["年会抽奖", "Second Prize", 10, "保温杯", "2,5,8,11,14,16,18,20,22,24", "柏云", None],
		["年会抽奖", "Third Prize", 15, "毛巾", "3,6,9,12,15,17,19,21,23,25,27,29,31,32,33", "柏云", None],
	],
	"Purchases": [
		["Meeting", "Date", "Kind", "Item", "Quantity", "Unit", "Responsible", "Unit Price", "Estimate"],
		["年会", date(2026, 12, 30), "Equipment", "电磁炉", 4, "台", "魏敏", 169, 676],
		["年会", None, None, "圆凳", 32, "张", "曹刚", None, 896],
		["年会", None, "Food and Drink", "大米", 10, "斤", "( )", 3.5, None],
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


@pytest.fixture
def marketing(tmp_path):
	"""A budget of three lines, four activities, and three vouchers."""
	return SmallBook(tmp_path / "marketing.xlsx", MARKETING)


@pytest.fixture
def meetings(tmp_path):
	"""A sales meeting, the dealer's draw with its faults, and a shopping list with a blank owner."""
	return SmallBook(tmp_path / "meetings.xlsx", MEETINGS)


def places(problems):
	"""Problems as (sheet, row, column, code)."""
	return [(problem.sheet, problem.row, problem.column, problem.violation.code) for problem in problems]


@pytest.fixture(name="places")
def _places():
	return places
