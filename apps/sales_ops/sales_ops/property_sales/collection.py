"""Live deals on a day, as collection sees them: rows from `queries`, judgement from `policies.arrears`."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import frappe
from frappe.utils import getdate

from sales_ops.policies.arrears import Assessment, Deal, Due, assess
from sales_ops.policies.money import ZERO
from sales_ops.property_sales import queries, settings
from sales_ops.property_sales.instalments import to_decimal


@dataclass(frozen=True)
class AssessedDeal:
	"""A deal's row (see `queries.live_deals`) with its assessment."""

	row: dict
	assessment: Assessment


def assess_deals(
	company: str, on: date, property_project: str | None = None, consultants: Sequence[str] | None = None
) -> list[AssessedDeal]:
	"""Every submitted live deal with its arrears and next action on the day `on`, in two queries.

	Args:
		consultants: only deals of these Sales Persons; None: all.
	"""
	dues = defaultdict(list)
	for deal, seq, kind, due_date, outstanding in queries.open_instalments_of_live_deals(
		company, property_project
	):
		dues[deal].append(Due(seq, kind, due_date, to_decimal(outstanding) if outstanding else ZERO))
	terms = settings.clock_terms()
	return [
		AssessedDeal(row, assess(_deal(row, dues[row.property_subscription]), terms, on))
		for row in queries.live_deals(company, property_project, consultants)
	]


def _deal(row: dict, dues: list[Due]) -> Deal:
	deposit_on = getdate(row.full_deposit_on) if row.full_deposit_on else None
	return Deal(
		signed=bool(row.property_contract),
		full_deposit_on=deposit_on,
		rows=tuple(dues),
		in_litigation=bool(row.property_legal_case),
	)


def assess_deal(deal, on: date) -> Assessment:
	"""One Property Subscription on the day `on`."""
	filters = {"property_subscription": deal.name, "status": ("!=", "Void")}
	fields = ["seq", "kind", "due_date", "outstanding_amount"]
	dues = [
		Due(row.seq, row.kind, getdate(row.due_date), to_decimal(row.outstanding_amount))
		for row in frappe.get_all("Property Instalment", filters, fields)
	]
	return assess(_deal(deal, dues), settings.clock_terms(), on)
