"""The office's terms, from the single document Property Sales Settings, as the policies take them."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import frappe
from frappe.model.document import Document
from frappe.utils import cint, get_time, getdate, now_datetime

from sales_ops.policies import documents, signing
from sales_ops.policies.arrears import ClockTerms
from sales_ops.policies.discounts import AS_ENTERED
from sales_ops.policies.report_terms import WEEKDAYS, ReportTerms
from sales_ops.policies.working_days import SUNDAY, WorkCalendar
from sales_ops.terms import Terms

SETTINGS = "Property Sales Settings"
_terms = Terms(SETTINGS)
term, amount, choice = _terms.term, _terms.amount, _terms.choice


def clock_terms(company: str) -> ClockTerms:
	"""The limits of the collection clocks; working days are those of the company."""
	counts = choice("forfeiture_days_are")
	return ClockTerms(
		forfeiture_days=term("forfeiture_days"),
		return_months=term("return_months"),
		legal_days=term("legal_days"),
		remind_days=term("remind_days"),
		calendar=work_calendar(company) if counts == "Working Days" else None,
	)


def work_calendar(company: str) -> WorkCalendar:
	"""When a company's office works: by its default Holiday List, else by the office's days off."""
	name = frappe.get_cached_value("Company", company, "default_holiday_list")
	if not name:
		return WorkCalendar(days_off())
	holidays = frappe.get_cached_doc("Holiday List", name)
	return WorkCalendar(
		days_off(),
		frozenset(getdate(row.holiday_date) for row in holidays.holidays),
		getdate(holidays.from_date),
		getdate(holidays.to_date),
	)


def signing_days() -> dict[str, int]:
	"""How many days after the contract date each signing step is due."""
	return {
		signing.DRAFT: term("draft_signing_days"),
		signing.ONLINE: term("online_signing_days"),
		signing.FILING: term("filing_days"),
	}


def missing_papers() -> str:
	"""What a contract without its required papers gets: a key of `policies.documents`."""
	return choice("missing_documents") or documents.WARN


def waiting_list_offers() -> str:
	"""What the first in line is offered: an option of the setting, `waiting_list.HOLD` and its neighbours."""
	return choice("waiting_list_offers") or "Hold the Unit"


def days_off() -> str:
	"""On which days the office does not work, where its company has no Holiday List: a key of `working_days.DAYS_OFF`."""
	return choice("days_off") or SUNDAY


def discount_order() -> str:
	"""In which order the published discounts of a deal are taken off: a key of `discounts.ORDERS`, or As Entered."""
	return choice("discount_order") or AS_ENTERED


def free_extra_percentage() -> Decimal:
	"""How many percent of the list price an extra discount may have without a request."""
	return amount("free_extra_percentage")


def area_tolerance() -> Decimal:
	"""Up to how many percent a measured area is settled at the contract's rate."""
	return amount("area_tolerance_percentage")


def performance_share() -> Decimal:
	"""From how many percent of its price a deal counts as its consultant's performance."""
	return amount("performance_percentage")


def hold_expiry() -> datetime:
	"""When a hold that begins now runs out."""
	return now_datetime() + timedelta(minutes=term("hold_minutes"))


def deposit_expiry(subscribed_on: date) -> datetime:
	"""When a submitted subscription without a deposit loses its unit: the end of its last deposit day."""
	last_day = subscribed_on + timedelta(days=term("deposit_days"))
	return datetime.combine(last_day, datetime.max.time()).replace(microsecond=0)


def report_terms(office: Document | None = None) -> ReportTerms:
	"""When daily, weekly and monthly reports are drafted and due, as the settings stand or as `office` would have them."""
	office = office or frappe.get_cached_doc(SETTINGS)
	return ReportTerms(
		close_of_business=get_time(office.close_of_business),
		daily_due_time=get_time(office.daily_due_time),
		due_time=get_time(office.report_due_time),
		weekly_due_weekday=WEEKDAYS.index(office.weekly_due_day),
		monthly_due_day=cint(office.monthly_due_day),
		plan_due_day=cint(office.plan_due_day),
		on_day_off=office.due_on_day_off,
	)
