"""What lies in a site's store for demand plans, as `policies.consignment_balance` takes it."""

from collections.abc import Collection, Iterable
from datetime import date

from frappe.utils import get_datetime, getdate

from sales_ops.consignment.demand import queries
from sales_ops.policies.consignment_balance import Claim, Issue, Stock, uncollected
from sales_ops.policies.money import ZERO
from sales_ops.values import to_decimal


def stocks(site: str, items: Collection[str], today: date, without: str | None = None) -> dict[str, Stock]:
	"""What a site has of each item, and what other running plans have claimed of it.

	Args:
		without: the plan that is being balanced.
	"""
	claimed = claimed_quantities(site, items, today, without)
	found = {row.item_code: row for row in queries.stock(site, items)}
	return {
		item: Stock(
			consigned=to_decimal(found[item].consigned) if item in found else ZERO,
			own=to_decimal(found[item].own) if item in found else ZERO,
			claimed=claimed.get(item, ZERO),
		)
		for item in items
	}


def claimed_quantities(site: str, items: Collection[str], today: date, without: str | None = None) -> dict:
	"""By item, what running plans have claimed and nobody has collected."""
	claims = claims_by_item(queries.claims(site, today, items, without, lock=True))
	issues = issues_by_item(site, claims)
	return {item: sum(uncollected(rows, issues[item]).values(), ZERO) for item, rows in claims.items()}


def claims_by_item(rows: Iterable[dict]) -> dict[str, list[Claim]]:
	"""Rows of `queries.claims` by item: what each took from stock, and what arrived for it."""
	found: dict[str, list[Claim]] = {}
	for row in rows:
		parts = (
			(row.balanced_on, row.qty_from_stock, False),
			(row.arrived_on, row.delivered_qty, True),
		)
		for since, quantity, is_arrival in parts:
			if since and quantity > 0:
				claim = Claim(
					row.name,
					row.department,
					get_datetime(since),
					getdate(row.needed_by),
					to_decimal(quantity),
					is_arrival,
				)
				found.setdefault(row.item_code, []).append(claim)
	return found


def issues_by_item(site: str, claims: dict[str, list[Claim]]) -> dict[str, list[Issue]]:
	"""The issues that may have collected some claims, by item; every item of `claims` is in it."""
	found: dict[str, list[Issue]] = {item: [] for item in claims}
	if not claims:
		return found
	since = min(claim.since for rows in claims.values() for claim in rows)
	for row in queries.issues_recorded(site, since, list(claims)):
		issue = Issue(get_datetime(row.creation), to_decimal(row.qty), row.department)
		found[row.item_code].append(issue)
	return found
