"""Records for tests and demo of marketing budgets: what is not given gets a plain value. Amounts in company currency."""

from collections.abc import Iterator
from contextlib import contextmanager

import frappe
from frappe.utils import flt, getdate, today

from sales_ops.marketing_budget.statements.figures import line_years
from sales_ops.policies.budget_plan import MONTHS, spread
from sales_ops.testing.consignment import make_supplier
from sales_ops.testing.setup import default_company
from sales_ops.values import to_decimal

PLANNER, APPROVER = "lin@example.com", "gao@example.com"
BRAND, PROJECT = "Brand", "Project Promotion"
OUTDOOR = "户外广告"
PURPOSE = "秋季开盘"


def year() -> int:
	return getdate(today()).year


def month(number: int) -> str:
	"""A month of this year: 3 gives 2026-03."""
	return f"{year()}-{number:02d}"


def day(number: int, of_month: int = 15) -> str:
	"""A day of a month of this year."""
	return f"{month(number)}-{of_month:02d}"


def account(title: str = "Marketing Expenses", company: str | None = None) -> str:
	return frappe.db.get_value(
		"Account", {"account_name": title, "company": company or default_company(), "is_group": 0}
	)


def bank() -> str:
	return account("Cash")


def cost_center(company: str | None = None) -> str:
	return frappe.get_cached_value("Company", company or default_company(), "cost_center")


@contextmanager
def as_user(user: str) -> Iterator[None]:
	before = frappe.session.user
	frappe.set_user(user)
	try:
		yield
	finally:
		frappe.set_user(before)


@contextmanager
def refused(error: type[Exception], says: str = "") -> Iterator[None]:
	"""The step is refused with `error`, which says something, and leaves nothing behind, as a request would."""
	frappe.db.savepoint("refused")
	try:
		yield
	except error as raised:
		frappe.db.rollback(save_point="refused")
		assert says in str(raised), raised
	else:
		raise AssertionError(f"no {error.__name__}")


def line(name: str = OUTDOOR, amount=12_000, pool: str = BRAND, **values) -> dict:
	"""A line of a budget: its year's amount spread over the months, or a dict of month number to amount."""
	if isinstance(amount, dict):
		months = [amount.get(number, 0) for number in range(1, MONTHS + 1)]
	else:
		months = [float(share) for share in spread(to_decimal(amount))]
	fields = {f"month_{number:02d}": share for number, share in enumerate(months, 1)}
	return {"line_name": name, "pool": pool, "control_mode": "Accumulated", **fields, **values}


def draft_budget(*lines: dict, **values):
	"""A saved budget whose quota and ratio are what the lines make."""
	lines = lines or (line(),)
	totals: dict[str, float] = {}
	for row in lines:
		total = sum(row.get(f"month_{number:02d}", 0) for number in range(1, MONTHS + 1))
		totals[row["pool"]] = totals.get(row["pool"], 0) + total
	quota = sum(totals.values())
	pools = [{"pool": pool, "ratio": amount / quota * 100} for pool, amount in totals.items()]
	defaults = {
		"doctype": "Marketing Budget",
		"title": f"营销预算 {frappe.generate_hash(length=5)}",
		"company": default_company(),
		"fiscal_year": str(year()),
		"cost_center": cost_center(),
		"annual_quota": quota,
		"pools": pools,
		"lines": list(lines),
	}
	return frappe.get_doc({**defaults, **values}).insert(ignore_permissions=True)


def make_budget(*lines: dict, **values):
	"""An active budget."""
	doc = draft_budget(*lines, **values)
	with as_user(APPROVER):
		frappe.get_doc(doc.doctype, doc.name).approve_ratio()
		frappe.get_doc(doc.doctype, doc.name).submit()
	return doc.reload()


def approve(doc):
	"""Ask for approval and let the approver give it."""
	doc.request_approval()
	with as_user(APPROVER):
		frappe.get_doc(doc.doctype, doc.name).submit()
	return doc.reload()


def draft_activity(budget, *rows: tuple, **values):
	"""An activity over rows (line, month number, amount); default 1,000 of the first line in January."""
	rows = rows or ((budget.lines[0].line_name, 1, 1000),)
	defaults = {
		"doctype": "Marketing Activity",
		"activity_name": f"活动 {frappe.generate_hash(length=5)}",
		"marketing_budget": budget.name,
		"start_date": day(1, 1),
		"end_date": day(12, 31),
		"responsible": PLANNER,
		"purpose": PURPOSE,
		"items": [
			{"line_name": name, "month": month(number), "amount": amount} for name, number, amount in rows
		],
	}
	return frappe.get_doc({**defaults, **values}).insert(ignore_permissions=True)


def make_activity(budget, *rows: tuple, **values):
	"""An approved activity."""
	return approve(draft_activity(budget, *rows, **values))


def draft_adjustment(budget, kind: str, *rows: dict, **values):
	defaults = {
		"doctype": "Marketing Budget Adjustment",
		"adjustment_type": kind,
		"marketing_budget": budget.name,
		"posting_date": today(),
		"reason": "测试",
		"items": list(rows),
	}
	return frappe.get_doc({**defaults, **values}).insert(ignore_permissions=True)


def adjust(budget, kind: str, *rows: dict, **values):
	"""An approved adjustment; rows as `move`."""
	return approve(draft_adjustment(budget, kind, *rows, **values))


def move(amount: float, source: tuple | None = None, target: tuple | None = None) -> dict:
	"""A row of an adjustment; source and target are (line, month number)."""
	row = {"amount": amount}
	if source:
		row |= {"from_line": source[0], "from_month": month(source[1])}
	if target:
		row |= {"to_line": target[0], "to_month": month(target[1])}
	return row


def draft_exception(doc, budget, amount: float, line_name: str = OUTDOOR, **values):
	defaults = {
		"doctype": "Marketing Budget Exception",
		"document_type": doc.doctype,
		"document_name": doc.name,
		"marketing_budget": budget.name,
		"line_name": line_name,
		"amount": amount,
		"responsible": PLANNER,
		"reason": "现场突发",
	}
	return frappe.get_doc({**defaults, **values}).insert(ignore_permissions=True)


def make_exception(doc, budget, amount: float, line_name: str = OUTDOOR, **values):
	"""An approved exception for a document."""
	return approve(draft_exception(doc, budget, amount, line_name, **values))


def by_month(budget) -> list[dict]:
	"""Each line and month of a budget as reports and papers show it: line, month, and the amounts without their suffix."""
	return [
		{"line": year.state.line.title, "month": month}
		| {field.removesuffix("_amount"): value for field, value in year.row([month]).items()}
		| {"consumed": float(year.took(month).consumed)}
		for year in line_years([budget.name])
		for month in year.months
	]


def control(*accounts: str) -> None:
	"""Make accounts take nothing without an activity."""
	settings = frappe.get_doc("Marketing Budget Settings")
	rows = [{"company": default_company(), "account": name} for name in accounts or (account(),)]
	settings.set("accounts", rows)
	settings.save(ignore_permissions=True)


def make_service(item_code: str = "营销服务") -> str:
	if frappe.db.exists("Item", item_code):
		return item_code
	doc = frappe.get_doc(
		{
			"doctype": "Item",
			"item_code": item_code,
			"item_name": item_code,
			"item_group": frappe.db.get_value("Item Group", {"is_group": 0}),
			"stock_uom": "Nos",
			"is_stock_item": 0,
		}
	)
	return doc.insert(ignore_permissions=True).name


def _row(values: dict) -> dict:
	defaults = {
		"item_code": make_service(),
		"qty": 1,
		"expense_account": account(),
		"cost_center": cost_center(),
	}
	return defaults | values


def order(*rows: tuple | dict, submit: bool = True, on: str | None = None, **values):
	"""A Purchase Order of rows (activity, amount) or dicts; `on` is its date and when it is required."""
	on = on or day(1)
	defaults = {
		"doctype": "Purchase Order",
		"company": default_company(),
		"supplier": make_supplier(),
		"transaction_date": on,
		"schedule_date": on,
	}
	doc = frappe.get_doc({**defaults, **values})
	for row in rows:
		row = row if isinstance(row, dict) else {"marketing_activity": name_of(row[0]), "rate": row[1]}
		doc.append("items", {"schedule_date": on, **_row(row)})
	doc.insert(ignore_permissions=True)
	return doc.submit() if submit else doc


def invoice(*rows: tuple | dict, submit: bool = True, on: str | None = None, **values):
	"""A Purchase Invoice of rows (activity, amount) or dicts."""
	on = on or day(1)
	defaults = {
		"doctype": "Purchase Invoice",
		"company": default_company(),
		"supplier": make_supplier(),
		"set_posting_time": 1,
		"posting_date": on,
		"due_date": today(),
		"bill_no": frappe.generate_hash(length=8),
		"cost_center": cost_center(),
	}
	doc = frappe.get_doc({**defaults, **values})
	for row in rows:
		row = row if isinstance(row, dict) else {"marketing_activity": name_of(row[0]), "rate": row[1]}
		doc.append("items", _row(row))
	doc.insert(ignore_permissions=True)
	return doc.submit() if submit else doc


def invoice_of(purchase_order, submit: bool = True, on: str | None = None, qtys=None, **values):
	"""The invoice that ERPNext makes of an order; `qtys` are the quantities of its rows, default all."""
	from erpnext.buying.doctype.purchase_order.purchase_order import make_purchase_invoice

	doc = make_purchase_invoice(purchase_order.name)
	on = on or day(1)
	doc.update({"set_posting_time": 1, "posting_date": on, "due_date": today(), **values})
	doc.bill_no = frappe.generate_hash(length=8)
	for row, qty in zip(doc.items, qtys or (), strict=bool(qtys)):
		row.qty = qty
	doc.insert(ignore_permissions=True)
	return doc.submit() if submit else doc


def foreign(currency: str = "USD", rate: float = 7) -> dict:
	"""What an order or invoice in a foreign currency says; the supplier has a payable account in it."""
	company = default_company()
	title = f"应付账款 {currency}"
	payable = account(title)
	if not payable:
		parent = frappe.get_cached_value(
			"Account",
			frappe.get_cached_value("Company", company, "default_payable_account"),
			"parent_account",
		)
		values = {"account_name": title, "account_type": "Payable", "account_currency": currency}
		doc = frappe.get_doc({"doctype": "Account", "company": company, "parent_account": parent, **values})
		payable = doc.insert(ignore_permissions=True).name
	accounts = [{"company": company, "account": payable}]
	supplier = make_supplier(f"外币供应商 {currency}", default_currency=currency, accounts=accounts)
	return {"currency": currency, "conversion_rate": rate, "supplier": supplier}


def return_of(doc, submit: bool = True, **values):
	"""ERPNext's return of an invoice."""
	from erpnext.controllers.sales_and_purchase_return import make_return_doc

	back = make_return_doc(doc.doctype, doc.name)
	back.update({"set_posting_time": 1, "posting_date": doc.posting_date, **values})
	back.insert(ignore_permissions=True)
	return back.submit() if submit else back


def journal(activity, amount: float, submit: bool = True, on: str | None = None, against: str | None = None):
	"""A Journal Entry that books an expense of an activity; below zero it takes it back."""
	expense = {"account": against or account(), "cost_center": cost_center()}
	expense |= {"marketing_activity": name_of(activity)}
	sides = ("debit_in_account_currency", "credit_in_account_currency")
	here, there = sides if amount > 0 else sides[::-1]
	doc = frappe.get_doc(
		{
			"doctype": "Journal Entry",
			"company": default_company(),
			"posting_date": on or day(1),
			"voucher_type": "Journal Entry",
			"accounts": [
				{**expense, here: abs(amount)},
				{"account": bank(), "cost_center": cost_center(), there: abs(amount)},
			],
		}
	).insert(ignore_permissions=True)
	return doc.submit() if submit else doc


def name_of(activity) -> str | None:
	return activity if isinstance(activity, str) or activity is None else activity.name


def consumed(budget, months: list[int] | None = None, field: str = "consumed") -> float:
	"""What a budget has used by our count, in all its lines; of some months where they are named."""
	chosen = {month(number) for number in months or ()}
	return flt(sum(row[field] for row in by_month(budget) if not chosen or row["month"] in chosen), 2)
