"""Live deals on a day, as collection sees them: rows from `queries`, judgement from `policies.arrears`."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from frappe.utils import getdate

from sales_ops.policies.arrears import Assessment, Deal, Due, assess
from sales_ops.policies.money import ZERO
from sales_ops.policies.payment_plan import DOWN_PAYMENT
from sales_ops.property_sales import queries, settings
from sales_ops.property_sales.units.board_queries import dues_of
from sales_ops.values import to_decimal


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
	dues = _dues(company, property_project)
	terms = settings.clock_terms(company)
	return [
		AssessedDeal(row, assess(_deal(row, dues.get(row.property_subscription, [])), terms, on))
		for row in queries.live_deals(company, property_project, consultants)
	]


def _dues(company: str, property_project: str | None) -> dict[str, list[Due]]:
	"""What is owed, by deal. Of a plan without a down payment the rule needs all rows, since the first stands for it."""
	dues = defaultdict(list)
	with_down_payment = set()
	for deal, seq, kind, due_date, outstanding in queries.open_instalments_of_live_deals(
		company, property_project
	):
		dues[deal].append(Due(seq, kind, due_date, to_decimal(outstanding) if outstanding else ZERO))
		if kind == DOWN_PAYMENT:
			with_down_payment.add(deal)
	unclear = [deal for deal in dues if deal not in with_down_payment]
	return dues | dues_of(unclear) if unclear else dues


def _deal(row: dict, dues: list[Due]) -> Deal:
	deposit_on = getdate(row.full_deposit_on) if row.full_deposit_on else None
	return Deal(
		signed=bool(row.property_contract),
		full_deposit_on=deposit_on,
		rows=tuple(dues),
		in_litigation=bool(row.property_legal_case),
		has_paid=bool(row.received_amount),
		sign_by=getdate(row.sign_by) if row.sign_by else None,
	)


def assess_deal(deal, on: date, lock: bool = False) -> Assessment:
	"""One Property Subscription on the day `on`.

	Args:
		lock: by its instalments as they are committed now, their rows locked.
	"""
	rows = queries.instalments_of(deal.name, lock)
	dues = [Due(row.seq, row.kind, getdate(row.due_date), to_decimal(row.outstanding_amount)) for row in rows]
	return assess(_deal(deal, dues), settings.clock_terms(deal.company), on)
