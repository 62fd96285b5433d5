"""The rules of one deal's row: what its stage needs, and how its dates and amounts stand to each other.

These are the checks of the DocTypes Property Subscription and Property Contract, under the same codes.
"""

from collections.abc import Iterator

from sales_ops.policies.money import ZERO
from sales_ops.policies.violations import Violation
from sales_ops.workbook.layout import CANCELLED, EXPIRED, HELD, SIGNED, SUBSCRIBED
from sales_ops.workbook.model import DealRow

# What a stage cannot do without.
NEEDED_BY_STAGE: dict[str, tuple[str, ...]] = {
	HELD: ("held_until",),
	SUBSCRIBED: ("agreed_amount",),
	SIGNED: ("agreed_amount", "contract_date"),
	EXPIRED: ("ended_on",),
	CANCELLED: ("ended_on",),
}

Found = Iterator[tuple[str, Violation]]


def check_deal(deal: DealRow) -> Found:
	"""What is wrong with a deal's row by itself: (column key, violation)."""
	yield from _check_needed(deal)
	yield from _check_amounts(deal)
	yield from _check_dates(deal)


def _check_needed(deal: DealRow) -> Found:
	for column in NEEDED_BY_STAGE[deal.stage]:
		value = getattr(deal, column)
		if value is None:
			yield column, Violation("wb_needed_for", {"reason": deal.stage})
		elif value == ZERO:
			yield column, Violation("price_missing", {"deal": deal.deal_no})


def _check_amounts(deal: DealRow) -> Found:
	temporary, full = deal.temporary_deposit or ZERO, deal.deposit or ZERO
	if temporary > full:
		yield "temporary_deposit", Violation("temporary_above_full", {"temporary": temporary, "full": full})
	if deal.agreed_amount and full > deal.agreed_amount:
		yield "deposit", Violation("deposit_above_price", {"deposit": full, "price": deal.agreed_amount})


def _check_dates(deal: DealRow) -> Found:
	began = deal.subscription_date
	if deal.sign_by and deal.sign_by < began:
		params = {"sign_by": deal.sign_by, "subscribed_on": began}
		yield "sign_by", Violation("sign_by_before_subscription", params)
	if deal.contract_date and deal.contract_date < began:
		params = {"signed_on": deal.contract_date, "subscribed_on": began}
		yield "contract_date", Violation("contract_before_subscription", params)
	if deal.ended_on and deal.ended_on < began:
		params = {"ended_on": deal.ended_on, "subscribed_on": began}
		yield "ended_on", Violation("wb_ended_before_subscription", params)
