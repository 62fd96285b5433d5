"""The sale control board and table: units with their claim, deal and arrears, as one user may see them."""

from dataclasses import dataclass
from datetime import datetime

import frappe
from frappe.utils import get_datetime, getdate, now_datetime

from sales_ops.policies.arrears import Clock
from sales_ops.property_sales import queries
from sales_ops.property_sales.availability import open_blocks, why_not_for_sale
from sales_ops.property_sales.collection import assess_deals
from sales_ops.property_sales.permissions import consultants_of, may_see_customer, sees_all_deals

# What a consultant does not see of a colleague's deal.
PRIVATE_FIELDS = (
	"customer",
	"customer_name",
	"agreed_amount",
	"received_amount",
	"overdue_amount",
	"property_subscription",
	"property_contract",
)


@dataclass(frozen=True)
class Viewer:
	"""What the session's user may see."""

	sees_all: bool
	own_consultants: list[str]

	@classmethod
	def of_session(cls) -> "Viewer":
		return cls(sees_all_deals(), consultants_of())


def board_units(property_project: str, property_building: str | None = None) -> list[dict]:
	"""Every unit of a project (or one building) with status, price, holder, days, clock and next action.

	The rows are those of `queries.units_with_claims`, plus `days` (in the present status), `is_private` (a colleague's
	deal, its customer and money left out), `overdue_amount`, `next_action`, `clock_day` and `clock_limit` (days), and
	`why_not` (sentences: what keeps the unit from sale).
	"""
	viewer, now = Viewer.of_session(), now_datetime()
	assessed = _assessments(property_project, now)
	units = queries.units_with_claims(property_project, property_building)
	blocks = open_blocks(property_project)
	for unit in units:
		unit.days = (getdate(now) - getdate(unit.claimed_on)).days if unit.claimed_on else None
		_add_arrears(unit, assessed.get(unit.property_subscription))
		unit.is_private = _is_private(unit, viewer)
		if unit.is_private:
			unit.update(dict.fromkeys(PRIVATE_FIELDS))
		unit.why_not = why_not_for_sale(
			bool(unit.released), unit.use, blocks.get(unit.property_unit, []), viewer.sees_all
		)
		unit.is_expired = bool(unit.expires_on and get_datetime(unit.expires_on) <= now)
	return units


def _assessments(property_project: str, now: datetime) -> dict:
	company = frappe.get_cached_value("Property Project", property_project, "company")
	deals = assess_deals(company, getdate(now), property_project)
	return {deal.row.property_subscription: deal.assessment for deal in deals}


def _add_arrears(unit: dict, assessment) -> None:
	clock: Clock | None = assessment.clock if assessment else None
	unit.overdue_amount = float(assessment.overdue) if assessment else 0
	unit.next_action = assessment.action if assessment else None
	unit.clock_day, unit.clock_limit = (clock.day, clock.limit) if clock else (None, None)


def _is_private(unit: dict, viewer: Viewer) -> bool:
	if viewer.sees_all or not unit.property_subscription:
		return False
	return not may_see_customer(unit, viewer.own_consultants)
