"""What the house works out on a demand plan: quantities, prices, checks and the balance. The controller calls the steps."""

from datetime import date, datetime
from decimal import Decimal

import frappe
from frappe.utils import flt, getdate, now_datetime, today

from erpnext.setup.utils import get_exchange_rate
from erpnext.stock.get_item_details import get_conversion_factor

from sales_ops.consignment import settings
from sales_ops.consignment.demand import claims, queries, terms
from sales_ops.consignment.stock import warehouses
from sales_ops.consignment.stock.agreements import price_of
from sales_ops.consignment.stock.queries import agreed_prices
from sales_ops.exceptions import throw, throw_all
from sales_ops.locks import locked
from sales_ops.policies import consignment_balance, periods
from sales_ops.policies import consignment_demand as policy
from sales_ops.policies.calendar_math import add_months
from sales_ops.policies.periods import Period
from sales_ops.values import to_decimal

BALANCE = ("consigned_stock", "own_stock", "claimed_qty", "qty_from_stock", "call_off_qty")


def items_of(plan) -> list[str]:
	"""The items of a plan, each once, in their order."""
	return list(dict.fromkeys(row.item_code for row in plan.items if row.item_code))


def period_of(plan) -> Period:
	"""What the plan is about."""
	return policy.plan_period(plan.kind, getdate(plan.for_date))


def measured_on(plan) -> date:
	"""The day up to which issues count, and in whose month filings do: that of filing, today for a draft."""
	return getdate(plan.filed_on or today())


def set_quantities(plan) -> None:
	"""The planned quantities in stock units."""
	for row in plan.items:
		row.stock_uom = row.stock_uom or frappe.get_cached_value("Item", row.item_code, "stock_uom")
		row.uom = row.uom or row.stock_uom
		is_stock = row.uom == row.stock_uom
		factor = 1 if is_stock else get_conversion_factor(row.item_code, row.uom).get("conversion_factor")
		row.conversion_factor = flt(factor) or 1
		row.stock_qty = flt(flt(row.qty) * row.conversion_factor, row.precision("stock_qty"))


def set_prices(plan) -> None:
	"""The agreement of each row and its price today: the one that was chosen, else that of the best supplier.

	Raises:
		DemandPlanError: the chosen agreement has no price for the item.
	"""
	on = getdate(today())
	found = _offers(plan, on)
	for row in plan.items:
		offers = found.get(row.item_code, {})
		if row.consignment_agreement and row.consignment_agreement not in offers:
			params = {"row": row.idx, "item": row.item_code, "agreement": row.consignment_agreement}
			throw("consignment_plan_agreement_unfit", on=on, **params)
		best = offers.get(row.consignment_agreement or _best(offers)) or frappe._dict()
		row.consignment_agreement, row.supplier = best.agreement, best.supplier
		row.rate, row.currency, row.base_rate = flt(best.rate), best.currency, flt(best.base_rate)
		row.base_amount = flt(flt(row.stock_qty) * row.base_rate, row.precision("base_amount"))


def _offers(plan, on: date) -> dict[str, dict[str, dict]]:
	"""By item and agreement of the site with a price on a day: its row of `agreed_prices`, with `base_rate` in the company's
	currency and the supplier's `score`.
	"""
	stores = warehouses.consigned_at(plan.consignment_site)
	rows = [row for row in agreed_prices(stores, items_of(plan)) if price_of(row).covers(on)]
	scores = queries.scores({row.supplier for row in rows})
	company_currency = frappe.get_cached_value("Company", plan.company, "default_currency")
	rates = {
		currency: flt(get_exchange_rate(currency, company_currency, str(on)))
		for currency in {row.currency for row in rows}
	}
	found: dict[str, dict[str, dict]] = {}
	for row in rows:
		row.base_rate, row.score = flt(row.rate) * rates[row.currency], scores.get(row.supplier)
		found.setdefault(row.item_code, {})[row.agreement] = row
	return found


def _best(offers: dict[str, dict]) -> str | None:
	"""The agreement of the best supplier."""
	best = consignment_balance.best_offer(
		consignment_balance.Offer(
			agreement=row.agreement,
			supplier=row.supplier,
			rate=to_decimal(row.base_rate),
			score=None if row.score in (None, "") else to_decimal(row.score),
		)
		for row in offers.values()
	)
	return best and best.agreement


def set_checks(plan) -> None:
	"""What was issued of each item, and why a row is checked in particular."""
	lines = lines_of(plan)
	checks = policy.key_checks(lines, terms.key_check())
	for row, line, reasons in zip(plan.items, lines, checks, strict=True):
		row.issued_qty = flt(line.issued, row.precision("issued_qty"))
		row.is_checked = int(bool(reasons))
		row.check_reasons = "\n".join(reasons)


def lines_of(plan) -> list[policy.Line]:
	"""The rows as the policy takes them."""
	items, on = items_of(plan), measured_on(plan)
	month = periods.period_of(periods.MONTHLY, on)
	filed = queries.times_filed(plan, items, month.start, month.end)
	since = add_months(on, -settings.term("maximum_months"))
	issued = queries.issued(plan.consignment_site, items, since, on)
	common = set(frappe.get_all("Item", {"name": ("in", items), "so_is_common_item": 1}, pluck="name"))
	return [
		policy.Line(
			idx=row.idx,
			item=row.item_code,
			quantity=to_decimal(row.stock_qty),
			needed_by=getdate(row.needed_by) if row.needed_by else None,
			amount=to_decimal(row.base_amount),
			is_common=row.item_code in common,
			issued=to_decimal(issued.get(row.item_code)),
			times_filed=filed.get(row.item_code, 0) + 1,
			is_direct=bool(row.direct_to_user),
			place=row.place or "",
			reason=row.history_reason or "",
		)
		for row in plan.items
	]


def check_filing(plan, moment: datetime, due: datetime | None) -> None:
	"""Everything that a plan must say when it is filed.

	Raises:
		DemandPlanError: with every sentence at once.
	"""
	period, lines = period_of(plan), lines_of(plan)
	found = policy.check_filing(plan.kind, period, moment, due, plan.late_reason, plan.reason)
	found += policy.check_lines(lines, plan.kind, period)
	found += policy.check_maximum(lines, settings.term("maximum_months"))
	throw_all(found)


def set_decisions(plan) -> None:
	"""The approved quantities that follow from the planner's decisions."""
	decisions = decisions_of(plan)
	for row, one in zip(plan.items, decisions, strict=True):
		row.approved_qty = flt(policy.decided(one).approved)
	plan.no_of_checked = sum(one.is_checked for one in decisions)
	plan.no_of_undecided = sum(one.is_checked and not one.decision for one in decisions)


def decisions_of(plan) -> list[policy.Decision]:
	return [
		policy.Decision(
			idx=row.idx,
			item=row.item_code,
			planned=to_decimal(row.qty),
			is_checked=bool(row.is_checked),
			decision=row.decision or "",
			approved=to_decimal(row.approved_qty),
			remark=row.decision_remark or "",
		)
		for row in plan.items
	]


def approved_in_stock_units(row) -> Decimal:
	return to_decimal(flt(flt(row.approved_qty) * flt(row.conversion_factor), row.precision("stock_qty")))


def clear_balance(plan) -> None:
	"""A plan that is not balanced takes nothing from stock."""
	for row in plan.items:
		row.update(dict.fromkeys(BALANCE, 0))


def balance(plan) -> None:
	"""Use the stock of the site first, the rest is to be called off. One plan of a site at a time: its row is locked."""
	locked("Consignment Site", plan.consignment_site)
	stocks = claims.stocks(plan.consignment_site, items_of(plan), getdate(today()), plan.name)
	demands = [
		consignment_balance.Demand(
			row.idx, row.item_code, getdate(row.needed_by), approved_in_stock_units(row)
		)
		for row in plan.items
	]
	shares = consignment_balance.balance(demands, stocks)
	for row in plan.items:
		stock, share = stocks[row.item_code], shares[row.idx]
		row.consigned_stock, row.own_stock = flt(stock.consigned), flt(stock.own)
		row.claimed_qty = flt(stock.claimed)
		row.qty_from_stock, row.call_off_qty = flt(share.from_stock), flt(share.to_call_off)


def set_totals(plan) -> None:
	amount = sum(flt(approved_in_stock_units(row)) * flt(row.base_rate) for row in plan.items)
	plan.base_total_amount = flt(amount, plan.precision("base_total_amount"))


def check_approval(plan) -> None:
	"""Every checked row is decided, and what is called off has an agreement."""
	found = policy.check_decisions(decisions_of(plan))
	throw_all(found)
	on = getdate(today())
	for row in plan.items:
		if row.call_off_qty > 0 and not row.consignment_agreement:
			throw("consignment_plan_without_agreement", row=row.idx, item=row.item_code, on=on)


def call_off_due_on(plan) -> date | None:
	"""When the rest is called off at the latest; a monthly plan waits for the purchase plan."""
	needs_supplier = any(row.call_off_qty > 0 for row in plan.items)
	if plan.kind == policy.MONTHLY or not needs_supplier:
		return None
	return policy.call_off_due(getdate(now_datetime()), terms.deadlines())
