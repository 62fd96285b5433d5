"""The demo's year of marketing: a developer's budget with two pools and twelve lines, the activities that were approved for it,
their orders and invoices, an exception with its penalty, and the papers that were handed in; made through the real documents by
the users whose work they are.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import frappe
from frappe.utils import add_days, flt, get_datetime

from sales_ops.marketing_budget.statements import execution, expenses, monthly
from sales_ops.marketing_budget.statements.notices import LEDGER, REPORT, STATISTICS
from sales_ops.policies.calendar_math import add_months
from sales_ops.testing.consignment import make_supplier
from sales_ops.testing.demo_office import HOMES, as_user
from sales_ops.testing.marketing_budget import account, control, make_service
from sales_ops.testing.setup import default_company

PLANNER, APPROVER = "marketing@example.com", "marketing-approver@example.com"
BUYER, FINANCE, MANAGER = "buyer@example.com", "finance@example.com", "manager@example.com"
BRAND, PROJECT = "Brand", "Project Promotion"
QUOTA = 12_000_000
# How a line's year is spread over the months; together 120, so that every amount is whole. Openings are in May and autumn.
WEIGHTS = (6, 6, 10, 10, 14, 12, 8, 8, 14, 14, 10, 8)
WAN = 10_000
BUDGET, ACTIVITY = "Marketing Budget", "Marketing Activity"
CAMPAIGN = "秋季置业节"
LEADS = 26


@dataclass(frozen=True)
class LinePlan:
	"""A line of the plan; `amount` a year, in ten thousand yuan. Its activities come one after the other in `months`."""

	name: str
	pool: str
	category: str
	amount: int
	supplier: str
	activities: tuple[str, ...]
	months: tuple[int, ...]


LINES = (
	LinePlan(
		"品牌户外",
		BRAND,
		"Outdoor Advertising",
		150,
		"杭州高炮传媒",
		("机场高速高炮", "地铁站厅灯箱", "高铁站大屏"),
		(1, 5, 9),
	),
	LinePlan(
		"品牌影视", BRAND, "Print and Broadcast", 90, "西溪影视文化", ("企业形象片", "电台整点报时"), (3, 10)
	),
	LinePlan(
		"官方自媒体",
		BRAND,
		"Online Media",
		60,
		"云帆数字营销",
		("公众号年度代运营", "短视频账号矩阵"),
		(2, 7),
	),
	LinePlan(
		"品牌活动",
		BRAND,
		"Events and Exhibitions",
		120,
		"春风会展",
		("城市品牌发布会", "业主家宴", "年终答谢酒会"),
		(4, 8, 11),
	),
	LinePlan(
		"品牌物料",
		BRAND,
		"Sales Office and Materials",
		60,
		"嘉禾印务",
		("品牌手册与折页", "礼品袋与信笺"),
		(3, 9),
	),
	LinePlan(
		"项目户外",
		PROJECT,
		"Outdoor Advertising",
		150,
		"杭州高炮传媒",
		("工地围挡画面", "公交车身", "开盘导视系统"),
		(2, 5, 9),
	),
	LinePlan(
		"网络推广",
		PROJECT,
		"Online Media",
		180,
		"云帆数字营销",
		("朋友圈广告", "房产平台首屏", "短视频信息流"),
		(1, 6, 10),
	),
	LinePlan(
		"渠道物料", PROJECT, "Sales Office and Materials", 60, "嘉禾印务", ("渠道手册", "巡展展架"), (4, 8)
	),
	LinePlan(
		"案场活动",
		PROJECT,
		"Events and Exhibitions",
		120,
		"春风会展",
		("新春游园会", "五一开盘盛典", "秋季置业节"),
		(1, 5, 9),
	),
	LinePlan(
		"案场包装",
		PROJECT,
		"Sales Office and Materials",
		90,
		"匠心展示",
		("样板房软装翻新", "夜景亮化"),
		(3, 6),
	),
	LinePlan("老带新礼品", PROJECT, "Gifts", 60, "惠民商贸", ("老带新家电券", "推荐购物卡"), (5, 10)),
	LinePlan(
		"市场调研",
		PROJECT,
		"Market Research",
		60,
		"明策咨询",
		("竞品踩盘报告", "客户画像研究", "次年推售研判"),
		(2, 7, 11),
	),
)
# The share of what a line has had until an activity's month that the activity takes.
SHARE = Decimal("0.86")


def marketing_settings(day: date) -> None:
	"""Marketing expenses need an activity; overspending costs one percent."""
	frappe.set_user("Administrator")
	control(account())
	doc = frappe.get_doc("Marketing Budget Settings")
	doc.penalty_rule = "超预算部分按1%扣减责任人当月绩效，不低于500元"
	doc.penalty_percentage, doc.minimum_penalty = 1, 500
	doc.save()


def marketing_plan(day: date) -> None:
	"""Given at the end of last year, its ratio approved, then active; last year's clock is wound back for the papers."""
	doc = as_user(
		PLANNER,
		BUDGET,
		title=f"{HOMES}{day.year}年营销预算",
		company=default_company(),
		fiscal_year=fiscal_year(day),
		property_project=project(),
		cost_center=frappe.get_cached_value("Company", default_company(), "cost_center"),
		budget_owner=PLANNER,
		annual_quota=QUOTA,
		pools=[{"pool": BRAND, "ratio": 40}, {"pool": PROJECT, "ratio": 60}],
		lines=[line_of(plan) for plan in LINES],
		project_receiver=MANAGER,
		finance_receiver=FINANCE,
		management_receiver=APPROVER,
	).insert()
	frappe.set_user(APPROVER)
	frappe.get_doc(BUDGET, doc.name).approve_ratio()
	frappe.get_doc(BUDGET, doc.name).submit()
	doc.db_set("ratio_approved_on", get_datetime(f"{day.year - 1}-12-22 15:30:00"))


def line_of(plan: LinePlan) -> dict:
	months = {
		f"month_{number:02d}": plan.amount * WAN * weight // sum(WEIGHTS)
		for number, weight in enumerate(WEIGHTS, 1)
	}
	row = {"line_name": plan.name, "pool": plan.pool, "category": plan.category}
	return row | {"control_mode": "Accumulated"} | months


def marketing_months(day: date) -> None:
	"""What was approved, ordered, invoiced and closed until now, month by month; next month's is approved or waits."""
	campaign(day)
	for month, plan, name, amount in schedule():
		if month <= day.month + 1:
			play(day, month, plan, name, amount)


def schedule() -> Iterator[tuple[int, LinePlan, str, Decimal]]:
	"""The year's activities by month: line, name and amount; each takes most of what its line has had and not used."""
	rows = []
	for plan in LINES:
		used = Decimal(0)
		for name, month in zip(plan.activities, plan.months, strict=True):
			had = Decimal(plan.amount * WAN * sum(WEIGHTS[:month]) // sum(WEIGHTS))
			amount = ((had - used) * SHARE / 1000).quantize(Decimal(1)) * 1000
			rows.append((month, plan, name, amount))
			used += amount
	return iter(sorted(rows, key=lambda row: row[0]))


def play(day: date, month: int, plan: LinePlan, name: str, amount: Decimal) -> None:
	first = date(day.year, month, 1)
	last = add_days(add_months(first, 1), -1)
	doc = propose(plan, name, amount, first, last)
	if month > day.month and plan.pool == BRAND:
		return  # waits for approval
	approve(doc)
	if month > day.month:
		return
	order = place_order(doc, plan, amount * Decimal("0.9"), first)
	if month == day.month:
		pay(order, add_days(first, min(day.day, 9) - 1), half=True)
		return
	pay(order, add_days(first, 17))
	book(doc, flt(amount * Decimal("0.06"), 2), add_days(first, 20))
	frappe.set_user(PLANNER)
	frappe.get_doc(ACTIVITY, doc.name).close_activity("按计划完成，效果见线索与成交统计")


def propose(plan: LinePlan, name: str, amount: Decimal, first: date, last: date):
	"""The initiative, handed over for approval."""
	doc = new_activity(plan, name, amount, first, last).insert()
	doc.request_approval()
	return doc


def new_activity(plan: LinePlan, name: str, amount: Decimal, first: date, last: date):
	is_campaign = name == CAMPAIGN
	return as_user(
		PLANNER,
		ACTIVITY,
		activity_name=name,
		marketing_budget=budget_name(),
		start_date=first,
		end_date=last,
		responsible=PLANNER,
		purpose=f"{plan.name}：{name}，为{HOMES}带来到访与成交",
		expected_leads=max(5, int(amount / 10_000)),
		expected_deals=max(1, int(amount / 100_000)),
		campaign=CAMPAIGN if is_campaign else None,
		property_promotion_campaign=promotion() if plan.category == "Gifts" else None,
		items=[{"line_name": plan.name, "month": f"{first:%Y-%m}", "amount": flt(amount)}],
	)


def approve(doc) -> None:
	frappe.set_user(APPROVER)
	frappe.get_doc(doc.doctype, doc.name).submit()


def place_order(activity, plan: LinePlan, amount: Decimal, on: date):
	"""The buyer's order for an activity."""
	make_supplier(plan.supplier)
	return (
		as_user(
			BUYER,
			"Purchase Order",
			company=default_company(),
			supplier=plan.supplier,
			transaction_date=on,
			schedule_date=on,
			items=[service(activity, amount) | {"schedule_date": on}],
		)
		.insert()
		.submit()
	)


def service(activity, amount: Decimal) -> dict:
	return {
		"item_code": make_service(),
		"description": activity.activity_name,
		"qty": 2,
		"rate": flt(amount / 2, 2),
		"expense_account": account(),
		"cost_center": frappe.get_cached_value("Company", default_company(), "cost_center"),
		"marketing_activity": activity.name,
	}


def pay(order, on: date, half: bool = False) -> None:
	"""The supplier's invoice over an order, or over one of its two instalments."""
	from erpnext.buying.doctype.purchase_order.purchase_order import make_purchase_invoice

	frappe.set_user(
		"Administrator"
	)  # ERPNext's accounts users may not read orders, its buyers not make invoices
	doc = make_purchase_invoice(order.name)
	frappe.set_user(FINANCE)
	doc.update({"set_posting_time": 1, "posting_date": on, "due_date": add_days(on, 30)})
	doc.bill_no, doc.bill_date = f"FP{on:%m%d}{order.name[-4:]}", on
	doc.payment_schedule = []
	for row in doc.items if half else ():
		row.qty = 1
	doc.insert().submit()


def book(activity, amount: float, on: date) -> None:
	"""What was paid in cash on the spot."""
	center = frappe.get_cached_value("Company", default_company(), "cost_center")
	expense = {"account": account(), "cost_center": center, "marketing_activity": activity.name}
	cash = {"account": account("Cash"), "cost_center": center, "credit_in_account_currency": amount}
	as_user(
		FINANCE,
		"Journal Entry",
		company=default_company(),
		posting_date=on,
		voucher_type="Journal Entry",
		user_remark=f"{activity.activity_name}现场杂费",
		accounts=[expense | {"debit_in_account_currency": amount}, cash],
	).insert().submit()


def campaign(day: date) -> None:
	"""The autumn campaign, and the people whom it brought."""
	frappe.set_user("Administrator")
	frappe.get_doc({"doctype": "Campaign", "campaign_name": CAMPAIGN}).insert()
	for number in range(LEADS):
		lead = {"doctype": "Lead", "first_name": f"置业节来访{number + 1:02d}", "campaign_name": CAMPAIGN}
		frappe.get_doc(lead).insert(ignore_permissions=True)
	# The lead of a buyer, so that a deal counts for the campaign.
	for customer in frappe.get_all(
		"Property Subscription",
		{"docstatus": 1, "status": ("in", ("Full Deposit", "Signed"))},
		pluck="customer",
		order_by="creation",
		limit=4,
		distinct=True,
	):
		if not frappe.db.get_value("Customer", customer, "lead_name"):
			values = {"doctype": "Lead", "first_name": customer, "campaign_name": CAMPAIGN}
			lead = frappe.get_doc(values).insert(ignore_permissions=True)
			frappe.db.set_value("Customer", customer, "lead_name", lead.name)


def marketing_adjustments(day: date) -> None:
	"""The project asked for more for its events, and moved what research does not need; one more request waits."""
	month = f"{day:%Y-%m}"
	rows = (
		(
			"Supplement",
			"开盘加推，案场活动追加",
			{"to_line": "案场活动", "to_month": month, "amount": 100_000},
		),
		(
			"Transfer",
			"调研改为自行完成，转网络推广",
			{
				"from_line": "市场调研",
				"from_month": month,
				"to_line": "网络推广",
				"to_month": month,
				"amount": 10_000,
			},
		),
		(
			"Supplement",
			"渠道竞争加剧，申请追加网络推广",
			{"to_line": "网络推广", "to_month": month, "amount": 200_000},
		),
	)
	for number, (kind, reason, row) in enumerate(rows):
		doc = as_user(
			PLANNER,
			"Marketing Budget Adjustment",
			adjustment_type=kind,
			marketing_budget=budget_name(),
			posting_date=day,
			requested_by_project="项目营销部",
			reason=reason,
			items=[row],
		).insert()
		doc.request_approval()
		if number < 2:
			approve(doc)


def marketing_waiting(day: date) -> None:
	"""An idea of this week waits for approval, another one is still being written."""
	first = day.replace(day=1)
	last = add_days(add_months(first, 1), -1)
	for number, name in enumerate(("业主推荐直播夜", "社区电梯海报")):
		plan = next(plan for plan in LINES if plan.name == ("品牌活动", "项目户外")[number])
		doc = new_activity(plan, name, Decimal(30_000), first, last).insert()
		if not number:
			doc.request_approval()


def marketing_overspend(day: date) -> None:
	"""A rainstorm broke the hoardings: they are done again beyond the line, by an exception that costs a penalty."""
	plan = next(plan for plan in LINES if plan.name == "市场调研")
	left = room_of(plan.name, f"{day:%Y-%m}")
	first = day.replace(day=1)
	last = add_days(add_months(first, 1), -1)
	doc = propose(plan, "暴雨后围挡与导视抢修", Decimal(left) + 38_000, first, last)
	exception = as_user(
		PLANNER,
		"Marketing Budget Exception",
		document_type=ACTIVITY,
		document_name=doc.name,
		marketing_budget=budget_name(),
		line_name=plan.name,
		amount=40_000,
		responsible=PLANNER,
		reason="暴雨损毁围挡，须在开盘前恢复，本月预算不足",
	).insert()
	exception.request_approval()
	approve(exception)
	approve(doc)


def room_of(line_name: str, month: str) -> float:
	"""What a line has left until a month."""
	from sales_ops.marketing_budget.statements.figures import line_years

	line = next(one for one in line_years([budget_name()]) if one.state.row.line_name == line_name)
	taken = sum((figures.consumed for one, figures in line.taken.items() if one <= month), Decimal(0))
	return flt(line.allocated_until(month) - taken)


def marketing_papers(day: date) -> None:
	"""The papers of the months that are over were handed in, one of them late, and checked; the newest still wait."""
	frappe.set_user("Administrator")
	for number, name in enumerate(execution.make_reports(day)[:-1]):
		hand_in(name, days_late=2 if number == 1 else 0)
	frappe.set_user("Administrator")
	ledgers = expenses.make_ledgers(day)
	for name in ledgers[:-1]:
		complete(LEDGER, name, is_checked=name not in ledgers[-3:])
	frappe.set_user("Administrator")
	for name in monthly.make_statistics(day)[:-1]:
		complete(STATISTICS, name)


def hand_in(name: str, days_late: int) -> None:
	"""With a reason on each line that is off; project and finance have confirmed it, management of the older ones."""
	frappe.set_user(PLANNER)
	doc = frappe.get_doc(REPORT, name)
	for row in doc.get("items"):
		if row.needs_reason:
			row.variance_reason = (
				"按推售节点集中投放，全年累计未超"
				if row.variance_amount > 0
				else "按节点投放，结余留待后续月份"
			)
	doc.save()
	doc.submit()
	for user in (MANAGER, FINANCE, APPROVER):
		frappe.set_user(user)
		frappe.get_doc(REPORT, name).receive()
	wind_back(doc, "submitted_on", days_late)


def complete(doctype: str, name: str, is_checked: bool = True) -> None:
	frappe.set_user(PLANNER)
	doc = frappe.get_doc(doctype, name)
	doc.submit()
	if is_checked:
		frappe.set_user(FINANCE)
		doc.confirm_check("与总账核对一致")
	wind_back(doc, doc.SUBMITTED_AT, 0)


def wind_back(doc, field: str, days_late: int) -> None:
	"""The demo was loaded today; the paper is as old as its due day."""
	at = get_datetime(doc.due_date + timedelta(days_late)) + timedelta(hours=16)
	late = {"late": int(days_late > 0), "late_days": days_late}
	frappe.db.set_value(doc.doctype, doc.name, {field: at, **late})
	for row in doc.reload().get("receivers") or []:
		row.db_set("received_on", at + timedelta(hours=row.idx))
	if doc.get("checked_on"):
		doc.db_set("checked_on", at + timedelta(days=1))


EPISODES: tuple[Callable[[date], None], ...] = (
	marketing_settings,
	marketing_plan,
	marketing_months,
	marketing_adjustments,
	marketing_overspend,
	marketing_waiting,
	marketing_papers,
)


def budget_name() -> str:
	return frappe.db.get_value(BUDGET, {"property_project": project(), "docstatus": 1})


def project() -> str:
	return frappe.db.get_value("Property Project", {"project_name": HOMES}) or HOMES


def promotion() -> str | None:
	return frappe.db.get_value("Property Promotion Campaign", {"docstatus": 1})


def fiscal_year(day: date) -> str:
	return frappe.db.get_value("Fiscal Year", {"year_start_date": f"{day.year}-01-01"})
