"""The office's terms, from the single document Property Sales Settings, as the policies take them."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import frappe
from frappe.model.document import Document
from frappe.utils import cint, flt, get_time, getdate, now_datetime

from sales_ops.policies import documents, signing
from sales_ops.policies.arrears import ClockTerms
from sales_ops.policies.discounts import AS_ENTERED
from sales_ops.policies.report_terms import WEEKDAYS, ReportTerms
from sales_ops.policies.working_days import SUNDAY, WorkCalendar


def term(fieldname: str) -> int:
	"""A number of Property Sales Settings: minutes, days or months, as its label says."""
	return cint(frappe.get_cached_value("Property Sales Settings", "Property Sales Settings", fieldname))


def clock_terms(company: str) -> ClockTerms:
	"""The limits of the collection clocks; working days are those of the company."""
	counts = frappe.get_cached_value(
		"Property Sales Settings", "Property Sales Settings", "forfeiture_days_are"
	)
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
	found = frappe.get_cached_value("Property Sales Settings", "Property Sales Settings", "missing_documents")
	return found or documents.WARN


def waiting_list_offers() -> str:
	"""What the first in line is offered: an option of the setting, `waiting_list.HOLD` and its neighbours."""
	found = frappe.get_cached_value(
		"Property Sales Settings", "Property Sales Settings", "waiting_list_offers"
	)
	return found or "Hold the Unit"


def days_off() -> str:
	"""On which days the office does not work, where its company has no Holiday List: a key of `working_days.DAYS_OFF`."""
	found = frappe.get_cached_value("Property Sales Settings", "Property Sales Settings", "days_off")
	return found or SUNDAY


def discount_order() -> str:
	"""In which order the published discounts of a deal are taken off: a key of `discounts.ORDERS`, or As Entered."""
	found = frappe.get_cached_value("Property Sales Settings", "Property Sales Settings", "discount_order")
	return found or AS_ENTERED


def free_extra_percentage() -> Decimal:
	"""How many percent of the list price an extra discount may have without a request."""
	found = frappe.get_cached_value(
		"Property Sales Settings", "Property Sales Settings", "free_extra_percentage"
	)
	return Decimal(str(flt(found)))


def area_tolerance() -> Decimal:
	"""Up to how many percent a measured area is settled at the contract's rate."""
	found = frappe.get_cached_value(
		"Property Sales Settings", "Property Sales Settings", "area_tolerance_percentage"
	)
	return Decimal(str(flt(found)))


def performance_share() -> Decimal:
	"""From how many percent of its price a deal counts as its consultant's performance."""
	found = frappe.get_cached_value(
		"Property Sales Settings", "Property Sales Settings", "performance_percentage"
	)
	return Decimal(str(flt(found)))


def hold_expiry() -> datetime:
	"""When a hold that begins now runs out."""
	return now_datetime() + timedelta(minutes=term("hold_minutes"))


def deposit_expiry(subscribed_on: date) -> datetime:
	"""When a submitted subscription without a deposit loses its unit: the end of its last deposit day."""
	last_day = subscribed_on + timedelta(days=term("deposit_days"))
	return datetime.combine(last_day, datetime.max.time()).replace(microsecond=0)


def report_terms(office: Document | None = None) -> ReportTerms:
	"""When daily, weekly and monthly reports are drafted and due, as the settings stand or as `office` would have them."""
	office = office or frappe.get_cached_doc("Property Sales Settings")
	return ReportTerms(
		close_of_business=get_time(office.close_of_business),
		daily_due_time=get_time(office.daily_due_time),
		due_time=get_time(office.report_due_time),
		weekly_due_weekday=WEEKDAYS.index(office.weekly_due_day),
		monthly_due_day=cint(office.monthly_due_day),
		plan_due_day=cint(office.plan_due_day),
		on_day_off=office.due_on_day_off,
	)
