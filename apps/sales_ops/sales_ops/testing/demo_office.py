"""What happens in the demo's office after its book was imported: a few documents of each kind, made through the real
documents by the users whose work they are, so that no list of the demo site is empty.
"""

from collections.abc import Callable, Sequence
from datetime import date

import frappe
from frappe.utils import add_days, get_datetime, now_datetime

from sales_ops.policies.calendar_math import latest_last_monday
from sales_ops.property_sales.collection.follow_ups import log_follow_up
from sales_ops.property_sales.statistics.drafts import make_drafts
from sales_ops.property_sales.tasks import run_property_clocks
from sales_ops.testing.setup import default_company

SUPERVISOR, FINANCE = "supervisor@example.com", "finance@example.com"
DONE = "sales_ops_demo_office"
HOMES, TOWER = "云栖花园", "江湾国际"


def play(day: date, episodes: Sequence[Callable[[date], None]] = ()) -> None:
	"""Make what is missing of the office's work up to `day`; an episode that was played stays as it is.

	Args:
		episodes: of another office; by default this one's.
	"""
	played = frappe.parse_json(frappe.db.get_default(DONE) or "[]")
	for episode in episodes or EPISODES:
		if episode.__name__ not in played:
			episode(day)
			frappe.set_user("Administrator")
			played.append(episode.__name__)
			frappe.db.set_default(DONE, frappe.as_json(played))
			frappe.db.commit()  # an interrupted load goes on where it stopped


def facilities(day: date) -> None:
	"""The management's office is used by the house, a shop is leased, a store room was given away."""
	uses = zip(free_units(HOMES, 3), ("Self-use", "Leased", "Transferred Free"), strict=True)
	for name, use in uses:
		frappe.get_doc("Property Unit", name).update({"use": use}).save()


def blocks(day: date) -> None:
	"""Four units that cannot be sold, for four reasons."""
	reasons = {
		"Mortgage": "在建工程抵押，银行解押中",
		"Court Seizure": "诉讼保全查封",
		"Quality": "厨房渗水，工程部维修中",
		"Internal Hold": "关系户预留",
	}
	for unit, (kind, reason) in zip(free_units(TOWER, len(reasons)), reasons.items(), strict=True):
		as_user(SUPERVISOR, "Property Unit Block", property_unit=unit, kind=kind, reason=reason).insert()


def next_release(day: date) -> None:
	"""The next release waits for somebody's approval, and so do its prices."""
	units = frappe.get_all(
		"Property Unit", {"property_project": TOWER, "sale_status": "Not Released"}, ["name", "list_rate"]
	)
	common = {"property_project": TOWER, "items": [{"property_unit": unit.name} for unit in units]}
	as_user(
		SUPERVISOR,
		"Property Release Batch",
		batch_title="江湾国际 加推房源",
		release_on=add_days(day, 7),
		**common,
	).insert().request_approval()


def changes(day: date) -> None:
	"""A forfeiture, a return and a new price are executed; an exchange is approved, a deferral waits."""
	deposits, signed = deals("Full Deposit"), deals("Signed")
	execute(change("Forfeiture", deposits[0], reason="Does Not Pay", keep_amount=deposits[0].received_amount))
	execute(change("Return", signed[0], reason="Financing Refused", keep_amount=20_000, paid_from=cash()))
	better = free_units(HOMES, 1, kind="Home")[0]
	price = frappe.db.get_value("Property Unit", better, "list_amount")
	exchange = change(
		"Exchange",
		deposits[1],
		reason="Changed Mind",
		new_property_unit=better,
		new_agreed_amount=price,
	)
	approve(exchange)
	change("Forfeiture", deposits[2], reason="Changed Mind", keep_amount=deposits[2].received_amount)


def handovers(day: date) -> None:
	"""Two owners moved in; a third has found a leak."""
	contracts = frappe.get_all("Property Contract", {"status": "Paid Up"}, pluck="name", limit=3)
	snags = [{"description": "阳台推拉门划痕", "is_blocking": 0}]
	for contract in contracts[:2]:
		handover(contract, accepted=1, snags=snags).submit()
	handover(contracts[2], snags=[{"description": "卫生间渗水", "is_blocking": 1}])


def calls(day: date) -> None:
	"""Yesterday's and today's calls: promises, disputes, nobody there."""
	lists = frappe.get_all("Arrears List", {"consultant": ("is", "set")}, pluck="name")
	filters = {"parent": ("in", lists), "overdue_amount": (">", 0)}
	fields = ["property_subscription", "overdue_amount"]
	overdue = frappe.get_all("Arrears List Item", filters, fields, limit=6)
	answers = (
		("Yes", "Will Pay", "本周五前付清"),
		("No Answer", None, None),
		("Yes", "Disputes", "对面积补差有异议"),
		("Yes", "Will Pay", "下月初贷款到账后付"),
		("Yes", "Cannot Pay", "公司裁员，申请延期"),
		("Wrong Number", None, None),
	)
	frappe.set_user(SUPERVISOR)
	for row, (reached, result, said) in zip(overdue, answers, strict=False):
		promise = {}
		if result == "Will Pay":
			promise = {"promised_date": str(add_days(day, 3)), "promised_amount": row.overdue_amount}
		log_follow_up(row.property_subscription, reached, result, said, **promise)


def clocks(day: date) -> None:
	"""The night's run over the clocks."""
	run_property_clocks()


def discounts(day: date) -> None:
	"""A promotion is published, another waits; one extra discount was granted in part, another is asked for."""
	opening = scheme(day, title="开盘优惠", value=2, stackable=1)
	opening.request_approval()
	as_user("Administrator", opening.doctype)
	frappe.get_doc(opening.doctype, opening.name).submit()
	scheme(day, title="年终特惠", value=3, valid_from=add_days(day, 20)).request_approval()
	held = frappe.get_all(
		"Property Subscription", {"status": "Held", "property_project": HOMES}, pluck="name", limit=2
	)
	for deal, reason in zip(held, ("老带新客户，全款", "竞品降价，客户犹豫"), strict=True):
		request = {"property_subscription": deal, "basis": "Percent", "asked_value": 2, "reason": reason}
		doc = as_user("Administrator", "Property Discount Request", **request).insert()
	frappe.set_user(SUPERVISOR)
	doc.grant(1)


def scheme(day: date, **values):
	values = {"property_project": HOMES, "kind": "Promotion", "basis": "Percent", "valid_from": day, **values}
	return as_user(SUPERVISOR, "Property Discount Scheme", **values).insert()


def campaign(day: date) -> None:
	"""A campaign with gifts and a prize unit; the first buyers have taken theirs."""
	doc = as_user(
		SUPERVISOR,
		"Property Promotion Campaign",
		campaign_name="金秋购房节",
		property_project=HOMES,
		from_date=add_days(day, -30),
		to_date=add_days(day, 30),
		for_homes=1,
		for_parking=1,
		gifts=[{"gift": "品牌电饭煲", "quantity": 30, "per_deal": 1, "value": 499}],
		prize_units=[{"property_unit": free_units(HOMES, 1)[0], "prize": "车位使用券", "value": 20_000}],
	)
	doc.insert().submit()
	since = {
		"property_project": HOMES,
		"status": "Full Deposit",
		"full_deposit_on": (">", add_days(day, -25)),
	}
	for deal in frappe.get_all("Property Subscription", since, pluck="name", limit=3):
		frappe.db.set_value("Property Subscription", deal, "promotion_campaign", doc.name)
		gift = {"property_subscription": deal, "gift": "品牌电饭煲", "quantity": 1}
		as_user(SUPERVISOR, "Property Gift Issue", **gift).insert().submit()


def vacancy_list(day: date) -> None:
	"""The list of the last Monday, with the management company's rows: one room is missing, one is measured otherwise."""
	key = {"property_project": HOMES, "list_date": latest_last_monday(day)}
	sheet = as_user(SUPERVISOR, "Property Vacancy List", **key).insert()
	ours = [item for item in sheet.items if item.property_unit][1:]
	for number, item in enumerate(ours):
		unit = frappe.get_cached_doc("Property Unit", item.property_unit)
		building = frappe.get_cached_value("Property Building", unit.property_building, "building_name")
		area = unit.built_area + (1.5 if number == 3 else 0)
		sheet.append("management_rows", {"building": building, "room": unit.unit_no, "built_area": area})
	sheet.management_received_on = day
	sheet.save()


def reports(day: date) -> None:
	"""Two weeks of reports: handed in day by day, but for yesterday's; last week's has its case and its suggestion."""
	frappe.db.set_value("Property Project", {}, "reports_from", add_days(day, -14))
	make_drafts(get_datetime(f"{day} 23:00:00"))
	frappe.set_user(SUPERVISOR)
	older = {"docstatus": 0, "from_date": ("<", add_days(day, -1))}
	for name in frappe.get_all("Property Daily Report", older, pluck="name", order_by="from_date"):
		frappe.get_doc("Property Daily Report", name).update({"no_of_visits": 12, "no_of_calls": 25}).submit()
	weekly = frappe.get_all("Property Weekly Report", {"docstatus": 0}, pluck="name", order_by="from_date")
	if weekly:
		doc = frappe.get_doc("Property Weekly Report", weekly[0])
		doc.append("sales_cases", SALES_CASE)
		doc.append("suggestions", SUGGESTION)
		doc.submit()


SALES_CASE = {
	"case_title": "换一层楼，成交一套",
	"course": "客户首次到访看中三楼，嫌楼层低；三天后携家人再访。",
	"handling": "带看十二楼同户型，按付款方式测算月供，当场锁定房源。",
	"effect": "当日缴齐定，一周内签约。",
	"lesson": "二次到访前先备好置业计划，家人到场时只谈两套。",
}
SUGGESTION = {
	"suggestion_title": "周末增派渠道专员驻场",
	"background": "周末到访客户等候超过二十分钟。",
	"aim": "高峰时段不流失来访客户。",
	"feasibility": "抽调两名渠道专员周末驻场，无新增费用。",
	"effect": "周末转化率提高约两个百分点。",
}


EPISODES: tuple[Callable[[date], None], ...] = (
	facilities,
	blocks,
	next_release,
	changes,
	handovers,
	calls,
	clocks,
	discounts,
	campaign,
	vacancy_list,
	reports,
)


def as_user(user: str, doctype: str, **values):
	"""A new document of a user who is logged in from here on."""
	frappe.set_user(user)
	return frappe.get_doc({"doctype": doctype, **values})


def free_units(project: str, number: int, **more: str) -> list[str]:
	"""The last available units of a project: those the demo's board does not show first."""
	filters = {
		"property_project": project,
		"sale_status": "Available",
		"use": "For Sale",
		"block_kinds": ("is", "not set"),
		**more,
	}
	return frappe.get_all("Property Unit", filters, pluck="name", order_by="name desc", limit=number)


def deals(status: str) -> list:
	"""The newest deals of a status without a change application."""
	filters = {"status": status, "docstatus": 1, "property_project": HOMES, "received_amount": (">", 0)}
	return frappe.get_all(
		"Property Subscription", filters, ["name", "received_amount"], order_by="name desc", limit=5
	)


def change(kind: str, deal, **values):
	values = {"kind": kind, "property_subscription": deal.name, **values}
	return as_user("Administrator", "Property Change Application", **values).insert()


def approve(application):
	frappe.set_user(SUPERVISOR)
	application.approve()
	return application.reload()


def execute(application):
	approve(application)
	frappe.set_user(FINANCE)
	application.submit()


def handover(contract: str, **values):
	doc = as_user("Administrator", "Property Handover", property_contract=contract, no_of_keys=3, **values)
	doc.handover_date = now_datetime().date()
	return doc.insert()


def cash() -> str:
	filters = {"company": default_company(), "account_type": "Cash", "is_group": 0}
	return frappe.db.get_value("Account", filters)
