"""Customer Arrears: live deals with overdue money or a running clock, aged, with the next action by rule (PROP-09, PROP-10).

Row-level permission: consultants get the deals of their own Sales Persons, supervisors and finance all; everybody only
those of the projects that User Permissions leave them.
"""

import frappe
from frappe import _
from frappe.utils import flt, fmt_money, format_date, getdate, today

from sales_ops.policies.arrears import BUCKETS, NO_ACTION
from sales_ops.property_sales.collection import queries as collection_queries
from sales_ops.property_sales.collection.assessment import AssessedDeal, assess_deals
from sales_ops.property_sales.permissions import consultants_of, report_projects, sees_all_deals
from sales_ops.reporting import column


def execute(filters: dict | None = None):
	"""Args: `company` (required), `report_date` (today), `property_project`, `consultant`, `next_action`, `show_all`."""
	filters = frappe._dict(filters or {})
	if not filters.company:
		frappe.throw(_("Please choose a Company."), frappe.MandatoryError)
	data = get_data(filters)
	return get_columns(), data, None, get_chart(data), get_summary(data)


def get_columns() -> list[dict]:
	labels = {
		"0-7": _("1-7 Days"),
		"8-30": _("8-30 Days"),
		"31-90": _("31-90 Days"),
		"91-180": _("91-180 Days"),
		"180+": _("Over 180 Days"),
	}
	money = [
		column(f"bucket_{i}", labels[name], "Currency", 145, "currency")
		for i, (name, _last) in enumerate(BUCKETS)
	]
	return [
		column("customer_name", _("Customer"), "Data", 120),
		column("property_unit", _("Property Unit"), "Link", 175, "Property Unit"),
		column("consultant", _("Consultant", context="Property Subscription"), "Data", 100),
		column("status", _("Status"), "Data", 105),
		column("next_action", _("Next Action"), "Data", 140),
		column("last_follow_up", _("Last Follow-up"), "Date", 225),
		column("clock", _("Clock"), "Data", 135),
		column("deadline", _("Limit Ends On"), "Date", 125),
		column("oldest_due", _("Oldest Due"), "Date", 115),
		column("days_overdue", _("Days Overdue"), "Int", 120, disable_total=1),
		column("overdue_amount", _("Overdue"), "Currency", 150, "currency"),
		column("promise", _("Promise"), "Data", 230),
		column("letters", _("Letters"), "Data", 190),
		*money,
		column(
			"outstanding_amount",
			_("Outstanding", context="Property Instalment"),
			"Currency",
			150,
			"currency",
		),
		column("property_project", _("Property Project"), "Link", 130, "Property Project"),
		column("property_subscription", _("Property Subscription"), "Link", 145, "Property Subscription"),
		column("property_contract", _("Contract"), "Link", 145, "Property Contract"),
		column("currency", _("Currency"), "Data", 80, hidden=1),
	]


def get_data(filters: dict) -> list[dict]:
	"""Rows with overdue money or a clock that runs, the most overdue first; `show_all` adds what is only due soon."""
	consultants = None if sees_all_deals() else consultants_of()
	if filters.consultant:
		consultants = (
			[filters.consultant]
			if consultants is None
			else [c for c in consultants if c == filters.consultant]
		)
	on = getdate(filters.report_date or today())
	projects = report_projects(filters.property_project)
	deals = assess_deals(filters.company, on, filters.property_project, consultants)
	rows = [_row(deal) for deal in deals if _is_wanted(deal, filters, projects)]
	_add_follow_ups(rows)
	return sorted(rows, key=lambda row: (-row["days_overdue"], -row["overdue_amount"], row["property_unit"]))


def _is_wanted(deal: AssessedDeal, filters: dict, projects: list[str] | None) -> bool:
	found = deal.assessment
	if projects is not None and deal.row.property_project not in projects:
		return False
	if filters.next_action and found.action != filters.next_action:
		return False
	return bool(found.overdue or found.clock or (filters.show_all and found.action != NO_ACTION))


def _row(deal: AssessedDeal) -> dict:
	found = deal.assessment
	return {
		**deal.row,
		"next_action": found.action,
		"clock": _("Day {0} of {1}").format(found.clock.day, found.clock.limit) if found.clock else "",
		"deadline": found.clock.deadline if found.clock else None,
		"clock_is_over": bool(found.clock and found.clock.is_over),
		"oldest_due": found.oldest_due,
		"days_overdue": found.days_overdue,
		"overdue_amount": flt(found.overdue),
		"outstanding_amount": flt(found.outstanding),
		**{f"bucket_{i}": flt(found.buckets[name]) for i, (name, _last) in enumerate(BUCKETS)},
	}


def _add_follow_ups(rows: list[dict]) -> None:
	"""What was last said, promised and written, in three queries for all rows."""
	names = [row["property_subscription"] for row in rows]
	calls, promises = collection_queries.latest_follow_ups(names), collection_queries.current_promises(names)
	letters = collection_queries.letters_of_deals(names)
	for row in rows:
		call, promise = (found.get(row["property_subscription"]) for found in (calls, promises))
		row["last_follow_up"] = getdate(call.follow_up_on) if call else None
		row["last_result"] = (call.result or call.reached) if call else None
		row["promise"] = _promise_text(promise) if promise else None
		row["letters"] = _letters_text(letters.get(row["property_subscription"], []))


def _promise_text(promise: dict) -> str:
	amount = fmt_money(promise.amount, currency=promise.currency)
	status = _(promise.status, context="Promise to Pay")
	return _("{0} by {1}: {2}").format(amount, format_date(promise.promised_date), status)


def _letters_text(letters: list[dict]) -> str | None:
	"""How many letters the deal got, and the last one."""
	if not letters:
		return None
	last = letters[-1]
	level = _(last.level, context="Property Collection Letter")
	return _("{0} sent: {1}, {2}").format(len(letters), level, format_date(last.letter_date))


def get_chart(data: list[dict]) -> dict:
	keys = [f"bucket_{i}" for i, _bucket in enumerate(BUCKETS)]
	labels = [column["label"] for column in get_columns() if column["fieldname"] in keys]
	values = [sum(row[key] for row in data) for key in keys]
	return {
		"data": {"labels": labels, "datasets": [{"name": _("Overdue"), "values": values}]},
		"type": "bar",
		"fieldtype": "Currency",
		"colors": ["#e24c4c"],
	}


def get_summary(data: list[dict]) -> list[dict]:
	over = [row for row in data if row["clock_is_over"]]
	overdue = [row for row in data if row["overdue_amount"]]
	currency = data[0]["currency"] if data else None
	return [
		{"label": _("Deals Overdue"), "value": len(overdue), "datatype": "Int", "indicator": "Red"},
		{
			"label": _("Overdue"),
			"value": sum(row["overdue_amount"] for row in data),
			"datatype": "Currency",
			"currency": currency,
			"indicator": "Red",
		},
		{"label": _("Limit Passed"), "value": len(over), "datatype": "Int", "indicator": "Orange"},
	]
