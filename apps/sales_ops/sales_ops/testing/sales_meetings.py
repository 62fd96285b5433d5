"""Sales meetings, their series and region reports, for tests and demo; through the real documents and steps."""

import frappe
from frappe.utils import add_days, add_months, get_first_day, getdate, today
from frappe.utils.nestedset import get_root_of

from sales_ops.testing.consignment import make_item
from sales_ops.testing.factories import make_customer, make_user
from sales_ops.testing.setup import default_company

MEETING, SERIES, REPORT = "Sales Meeting", "Sales Meeting Series", "Region Report"


def insert(doctype: str, **values):
	return frappe.get_doc({"doctype": doctype, **values}).insert(ignore_permissions=True)


def make_employee(name: str, user: str | None = None, **values) -> str:
	"""An employee of the test company; with a user, the ToDos go there."""
	company = values.pop("company", default_company())
	existing = frappe.db.exists("Employee", {"employee_name": name, "company": company})
	if existing:
		return existing
	born = {"gender": "Female", "date_of_birth": "1990-05-01", "date_of_joining": "2020-01-01"}
	# Who the employee is limits nothing that the user reads, unless a test says so.
	person = {"first_name": name, "company": company, "user_id": user, "create_user_permission": 0}
	return insert("Employee", **(born | person | values)).name


def make_member(login: str, name: str) -> tuple[str, str]:
	"""A member of sales meetings: (employee, user)."""
	user = f"{login}@example.com"
	if not frappe.db.exists("User", user):
		make_user(user, "Meeting Member", "Employee", "Sales User")
	return make_employee(name, user), user


def make_territory(name: str, parent: str | None = None, is_group: int = 0) -> str:
	"""A region of the company."""
	if not frappe.db.exists("Territory", name):
		parent = parent or get_root_of("Territory")
		insert("Territory", territory_name=name, parent_territory=parent, is_group=is_group)
	return name


def make_people() -> None:
	"""The members and regions of `make_series`."""
	make_member("chen", "陈立"), make_member("linxia", "林夏"), make_employee("王磊")
	make_territory("华东区"), make_territory("华北区")


def make_series(name: str = "月度销售例会", **values) -> str:
	"""A monthly series of three members, two of whom host, and two regions."""
	if frappe.db.exists(SERIES, name):
		return name
	chen, li = make_member("chen", "陈立"), make_member("linxia", "林夏")
	wang = make_employee("王磊")
	members = [
		{"employee": chen[0], "attendee_name": "陈立", "hosts": 1},
		{"employee": li[0], "attendee_name": "林夏", "hosts": 1},
		{"employee": wang, "attendee_name": "王磊"},
	]
	regions = [
		{"territory": make_territory("华东区"), "employee": li[0], "speaker": "林夏"},
		{"territory": make_territory("华北区"), "employee": wang, "speaker": "王磊"},
	]
	agenda = [
		{"kind": "Opening", "subject": "开场", "planned_minutes": 10},
		{
			"kind": "Review",
			"subject": "上月回顾",
			"planned_minutes": 15,
			"employee": chen[0],
			"material_required": "销售数据",
		},
		{"kind": "Region", "planned_minutes": 10, "material_required": "区域报告"},
		{"kind": "Discussion", "subject": "分组讨论", "planned_minutes": 60},
		{"kind": "Closing", "subject": "总结与决议", "planned_minutes": 45},
	]
	base = {
		"company": default_company(),
		"length_minutes": 180,
		"place": "三楼会议室",
		"start_time": "09:00:00",
	}
	tables = {"members": members, "regions": regions, "agenda": agenda}
	return insert(SERIES, series_name=name, **(base | tables | values)).name


def make_meeting(series: str | None = None, on=None, as_user: bool = False, **values):
	"""A draft of the series' meeting, complete for approval."""
	base = {
		"series": make_series() if series is None else series,
		"meeting_date": str(on or today()),
		"purpose": "Deviations from Plan",
		"purpose_text": "定下四季度补量措施",
		"topics": "华北区为何落后",
	}
	doc = frappe.get_doc({"doctype": MEETING, **(base | values)})
	return doc.insert(ignore_permissions=not as_user)


def next_month(months: int = 1) -> str:
	"""A day of a later month."""
	return str(add_days(get_first_day(add_months(today(), months)), 4))


def approved(doc=None, **values):
	"""A plan that the director has approved."""
	doc = doc or make_meeting(**values)
	return doc.submit()


def notified(doc=None, **values):
	"""An approved plan that was sent."""
	doc = approved(doc, **values)
	doc.notify_attendees()
	return doc


def held(doc=None, **values):
	"""A meeting that took place, with who came, a decision and no action."""
	doc = notified(doc, **values)
	doc.record_held()
	for row in doc.attendees:
		row.attendance = "Present"
	doc.append("decisions", {"decision": "十二月促销统一为满十送一", "agenda_row": 1})
	return doc.save(ignore_permissions=True)


def add_action(doc, action: str = "走访三家流失客户", **values):
	"""An action of a held meeting, of 林夏 in ten days unless said otherwise."""
	base = {"action": action, "due_date": add_days(today(), 10)}
	if "responsible" not in values:
		base["employee"] = make_member("linxia", "林夏")[0]
	doc.append("actions", base | values)
	return doc.save(ignore_permissions=True)


def signed(doc=None, *actions: str, **values):
	"""A meeting whose minutes are signed, with actions of 林夏."""
	doc = doc or held(**values)
	for action in actions:
		add_action(doc, action)
	doc.sign_minutes()
	return doc


def make_report(territory: str = "华东区", submit: bool = False, **values):
	"""A region's report on the last month, ready to be handed in."""
	base = {
		"company": default_company(),
		"territory": make_territory(territory),
		"month": str(get_first_day(add_months(today(), -1))),
		"reporter": "林夏",
		"reasons": "两家大客户推迟提货",
		"next_sales_amount": 500_000,
		"next_key_work": "拜访前十大客户",
	}
	doc = insert(REPORT, **(base | values))
	return doc.submit() if submit else doc


def set_target(parent: str, amount: float, doctype: str = "Territory", on=None, **values) -> None:
	"""A target of ERPNext for the year of a day, spread evenly unless a distribution is given."""
	doc = frappe.get_doc(doctype, parent)
	year = frappe.db.get_value("Fiscal Year", {"year_start_date": f"{getdate(on or today()).year}-01-01"})
	base = {"fiscal_year": year, "target_amount": amount, "distribution_id": even_distribution()}
	doc.append("targets", base | values)
	doc.save(ignore_permissions=True)


def even_distribution(name: str = "全年平均") -> str:
	"""A Monthly Distribution without percents of its own: ERPNext gives each month a twelfth."""
	if not frappe.db.exists("Monthly Distribution", name):
		doc = frappe.new_doc("Monthly Distribution").update({"distribution_id": name})
		doc.run_method("get_months")
		doc.insert(ignore_permissions=True)
	return name


def sell(amount: float, territory: str, on, basis: str = "Sales Invoice", **values):
	"""A submitted invoice or order of one service, to a customer of a region."""
	item = make_item(values.pop("item_code", "技术服务"), is_stock_item=0, **_group(values))
	persons = [
		{"sales_person": person, "allocated_percentage": percent}
		for person, percent in values.pop("sales_team", {}).items()
	]
	date = {"posting_date": str(on), "set_posting_time": 1, "due_date": str(on)}
	if basis == "Sales Order":
		date = {"transaction_date": str(on), "delivery_date": str(on)}
	doc = frappe.get_doc(
		{
			"doctype": basis,
			"company": default_company(),
			"customer": make_customer(values.pop("customer", "区域测试客户")),
			"territory": territory,
			"items": [{"item_code": item, "qty": 1, "rate": amount, "delivery_date": str(on)}],
			"sales_team": persons,
			**date,
			**values,
		}
	)
	return doc.insert(ignore_permissions=True).submit()


def _group(values: dict) -> dict:
	group = values.pop("item_group", None)
	return {"item_group": make_item_group(group)} if group else {}


def make_item_group(name: str, parent: str | None = None, is_group: int = 0) -> str:
	if not frappe.db.exists("Item Group", name):
		parent = parent or get_root_of("Item Group")
		insert("Item Group", item_group_name=name, parent_item_group=parent, is_group=is_group)
	return name


def make_sales_person(name: str) -> str:
	if not frappe.db.exists("Sales Person", name):
		insert("Sales Person", sales_person_name=name, parent_sales_person=get_root_of("Sales Person"))
	return name
