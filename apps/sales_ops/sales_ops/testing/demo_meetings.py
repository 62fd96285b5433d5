"""The demo's annual meetings: a used-car dealer's of last year with its books closed, the next one approved and under way, and
one that the committee still plans, with the blanks of its paper.
"""

from collections.abc import Callable
from datetime import date
from itertools import cycle

import frappe
from frappe.utils import add_days, flt

from sales_ops.sales_meetings.annual.copying import copy_plan
from sales_ops.testing import annual_meetings as make
from sales_ops.testing import dealer_meeting as dealer

ORGANISER, DIRECTOR, MEMBER = "organiser@example.com", "director@example.com", "member@example.com"
# Who of the staff has a login.
LOGINS = {"林晓梅": ORGANISER, "陈国栋": DIRECTOR, "谢婷": MEMBER}
LAST, NEXT, LATER = -330, 12, 75  # days from the demo's day
# What things cost against the estimate, one after the other.
DEARER = (0.95, 1, 1.08, 1.02, 0.9)
AWAY = {"韩磊": ("Absent", "外地提车"), "姜波": ("Late", "送客户"), "窦娟": ("Excused", "产假")}


def last_years_meeting(day: date) -> None:
	"""Planned, approved, held and paid."""
	frappe.set_user("Administrator")
	employees = make.make_dealer(LOGINS)
	frappe.set_user(ORGANISER)
	plan = make.dealer_plan(str(add_days(day, LAST)), employees, filled=True).insert()
	approve_and_tell(plan)
	plan.mark_held()
	plan.reload()
	note_results(plan)
	plan.close()


def approve_and_tell(plan) -> None:
	plan.ask_for_approval()
	frappe.set_user(DIRECTOR)
	frappe.get_doc(plan.doctype, plan.name).submit()
	frappe.set_user(ORGANISER)
	plan.reload()
	plan.notify_attendees()
	plan.reload()


def note_results(plan) -> None:
	"""Who came, and what everything cost: stools were there already, the props were made at home."""
	for row in plan.attendees:
		row.attendance, row.absence_reason = AWAY.get(row.attendee_name, ("Present", None))
	for row, factor in zip(plan.purchases, cycle(DEARER), strict=False):
		row.actual_amount = flt(row.estimated_amount * factor, 2)
	outcomes = {"圆凳": "From Stock", "小品道具": "Not Bought"}
	for row in plan.purchases:
		if row.item_name in outcomes:
			row.update({"outcome": outcomes[row.item_name], "actual_amount": 0})
	for row in (*plan.duties, *plan.venue_items):
		row.update({"done": 1} if row.doctype == "Meeting Duty" else {"ready": 1})
	plan.save()


def next_meeting(day: date) -> None:
	"""Copied from last year's, approved, and the attendees told; pots are asked for, some of the work is done."""
	last = frappe.db.get_value(make.PLAN, {"status": "Closed", "title": dealer.TITLE})
	frappe.set_user(ORGANISER)
	begin = f"{add_days(day, NEXT)} {dealer.BEGINS}"
	plan = frappe.get_doc(make.PLAN, copy_plan(last, begin)["name"])
	plan.update({"theme": "稳中求进，服务到家", "budget_amount": 10_000}).save()
	approve_and_tell(plan)
	plan.request_materials([row.name for row in plan.purchases if row.item_name == "电磁炉"])
	plan.reload()
	plan.duties[0].done = 1
	plan.venue_items[2].ready = 1
	plan.save()


def meeting_in_planning(day: date) -> None:
	"""The paper of a second committee, its blanks still blank."""
	frappe.set_user("Administrator")
	employees = make.make_dealer(LOGINS)
	frappe.set_user(ORGANISER)
	values = {"title": "二手车公司春季表彰会", "theme": "向标杆看齐"}
	make.dealer_plan(str(add_days(day, LATER)), employees, **values).insert()


EPISODES: tuple[Callable[[date], None], ...] = (last_years_meeting, next_meeting, meeting_in_planning)
