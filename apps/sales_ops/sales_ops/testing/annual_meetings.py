"""Annual meetings for tests and the demo."""

from collections.abc import Collection

import frappe
from frappe.utils import add_days, get_datetime, getdate, today

from sales_ops.setup.roles import PROFILES
from sales_ops.testing import dealer_meeting as dealer
from sales_ops.testing.consignment import insert
from sales_ops.testing.consignment_demand import make_department
from sales_ops.testing.factories import make_user
from sales_ops.testing.setup import default_company

PLAN = "Annual Meeting Plan"
ORGANISER, DIRECTOR, MEMBER = "ui-organiser@example.com", "ui-director@example.com", "ui-member@example.com"


def make_committee() -> None:
	"""A user for each role of meetings."""
	for email, profile in (
		(ORGANISER, "Meeting Organiser"),
		(DIRECTOR, "Meeting Director"),
		(MEMBER, "Meeting Member"),
	):
		make_user(email, *PROFILES[profile])


def make_employee(name: str, department: str | None = None, user: str | None = None) -> str:
	"""An active employee of the test company; one of that name who is there already stays, and gets the login.

	A login belongs to one employee: who had it before loses it.
	"""
	if user:
		frappe.db.set_value("Employee", {"user_id": user, "employee_name": ("!=", name)}, "user_id", None)
	found = frappe.db.exists("Employee", {"employee_name": name, "company": default_company()})
	if found and user:
		frappe.db.set_value("Employee", found, "user_id", user)
	return (
		found
		or insert(
			"Employee",
			first_name=name,
			gender="Male",
			date_of_birth="1990-01-01",
			date_of_joining="2020-01-01",
			company=default_company(),
			department=department,
			user_id=user,
			create_user_permission=0,
		).name
	)


def make_plan(*titles: str, days: int = 30, submit: bool = False, **values):
	"""A plan of the session's user that is ready: one attendee, one duty, an item of 30 minutes for each title.

	Args:
		days: from today until the meeting, which lasts from 9:00 to 17:00.
		submit: as the session's user.
	"""
	day = add_days(today(), days)
	defaults = {
		"title": f"年会{frappe.generate_hash(length=6)}",
		"company": default_company(),
		"starts_at": f"{day} 09:00:00",
		"ends_at": f"{day} 17:00:00",
		"venue": "礼堂",
		"purpose": "总结全年，表彰先进",
		"attendees": [{"attendee_name": "来宾甲"}],
		"duties": [{"duty": "主持", "responsible": "来宾甲"}],
		"programme": [programme_item(title) for title in titles or ("开场",)],
	}
	plan = frappe.get_doc({"doctype": PLAN, **(defaults | values)}).insert()
	return plan.submit() if submit else plan


def programme_item(title: str, minutes: int = 30, **values) -> dict:
	return {"kind": "Other", "title": title, "minutes": minutes, "responsible": "来宾甲", **values}


def purchase(what: str = "气球", qty: float = 1, rate: float = 10, **values) -> dict:
	return {"kind": "Other", "item_name": what, "qty": qty, "rate": rate, "responsible": "来宾甲", **values}


def make_approved(**values):
	"""A plan that the director has approved, as the organiser sees it."""
	frappe.set_user(ORGANISER)
	plan = make_plan(**values)
	frappe.set_user(DIRECTOR)
	frappe.get_doc(PLAN, plan.name).submit()
	frappe.set_user(ORGANISER)
	return plan.reload()


def make_held(**values):
	"""A plan whose meeting was this morning; the organiser has noted that it was held."""
	plan = make_approved(days=-1, **values)
	plan.notify_attendees()
	plan.mark_held()
	return plan.reload()


# the used-car dealer


def make_dealer(logins: dict[str, str] | None = None) -> dict[str, str]:
	"""Departments, employees, units and items of the dealer; who works there by name.

	Args:
		logins: users of some employees by name.
	"""
	for unit in dealer.UNITS:
		if not frappe.db.exists("UOM", unit):
			insert("UOM", uom_name=unit)
	for _kind, what, _qty, unit, *_rest in dealer.PURCHASES:
		if what.startswith("*") and not frappe.db.exists("Item", what[1:]):
			group = frappe.db.get_value("Item Group", {"is_group": 0})
			insert("Item", item_code=what[1:], item_group=group, stock_uom=unit, is_stock_item=0)
	return {
		name: make_employee(name, make_department(department), (logins or {}).get(name))
		for department, names in dealer.STAFF.items()
		for name in names
	}


def dealer_plan(day: str, employees: dict[str, str], filled: bool = False, **values):
	"""The dealer's plan as a new document of the session's user.

	Args:
		employees: as `make_dealer` gives them.
		filled: with somebody in place of the blanks.
	"""
	plan = frappe.get_doc(
		{
			"doctype": PLAN,
			"title": dealer.TITLE,
			"company": default_company(),
			"starts_at": get_datetime(f"{day} {dealer.BEGINS}"),
			"ends_at": get_datetime(f"{day} {dealer.ENDS}"),
			"head_count": len(employees),
			"theme": dealer.THEME,
			"purpose": dealer.PURPOSE,
			"meeting_form": dealer.FORM,
			"venue": dealer.VENUE,
			"venue_layout": dealer.LAYOUT,
			"budget_amount": dealer.BUDGET,
			"photo_notes": dealer.PHOTO,
			"meal_place": dealer.VENUE,
			"no_of_tables": 4,
			"meal_notes": dealer.MEAL,
			"departments": [{"department": make_department(name)} for name in dealer.STAFF],
			**values,
		}
	)
	_add_rows(plan, employees)
	if filled:
		fill_blanks(plan, employees)
	return plan


def _add_rows(plan, employees: dict[str, str]) -> None:
	for department, names in dealer.STAFF.items():
		for name in names:
			person = {"employee": employees[name], "attendee_name": name}
			plan.append("attendees", person | {"department": make_department(department)})
	for duty, task, who in dealer.DUTIES:
		due = _before(plan, dealer.DUTY_DUE.get(duty))
		plan.append("duties", {"duty": duty, "task": task, "due_date": due, **_owner(who, employees)})
	for kind, item, qty, unit, who in dealer.VENUE_ITEMS:
		plan.append(
			"venue_items", {"kind": kind, "item": item, "qty": qty, "unit": unit, **_owner(who, employees)}
		)
	for number, (kind, title, minutes, department, who, performers) in enumerate(dealer.PROGRAMME, 1):
		values = {"department": make_department(department) if department else None}
		plan.append(
			"programme",
			{"kind": kind, "title": title, "minutes": minutes, **values, **_owner(who, employees)},
		)
		for name, part in performers:
			person = {"employee": employees[name], "performer_name": name, "part": part}
			plan.append("performers", {"programme_row": number, **person})
	for kind, what, qty, unit, rate, who in dealer.PURCHASES:
		item = {"item_code": what[1:]} if what.startswith("*") else {}
		values = {"kind": kind, "item_name": what.lstrip("*"), "qty": qty, "uom": unit, "rate": rate}
		due = _before(plan, dealer.PURCHASE_DUE.get(kind))
		plan.append("purchases", {**values, **item, "due_date": due, **_owner(who, employees)})


def _before(plan, days: int | None):
	return days and getdate(add_days(plan.starts_at, -days))


def _owner(who: str, employees: dict[str, str]) -> dict:
	"""The first of several names is the employee of the row."""
	return {"employee": employees.get(who.split("、")[0]), "responsible": who}


def fill_blanks(plan, employees: dict[str, str], tables: Collection[str] = ("duties", "purchases")) -> None:
	"""Somebody takes what the committee left blank."""
	for table in tables:
		for row in plan.get(table):
			if row.responsible == dealer.BLANK:
				row.update({"employee": employees[dealer.FILLED], "responsible": dealer.FILLED})
