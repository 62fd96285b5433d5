"""The rules of one deal's row: what its stage needs, and how its dates and amounts stand to each other.

The rules are those of `policies.deal_terms`, which the documents ask as well.
"""

from collections.abc import Iterator

from sales_ops.policies import deal_terms
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
	full, temporary = deal.deposit or ZERO, deal.temporary_deposit or ZERO
	# a held deal has no price yet, so its deposit has nothing to be compared with
	price = deal.agreed_amount or full
	for violation in deal_terms.check_amounts(price, full, temporary):
		column = "deposit" if violation.code == "deposit_above_price" else "temporary_deposit"
		yield column, violation


def _check_dates(deal: DealRow) -> Found:
	began = deal.subscription_date
	for violation in deal_terms.check_sign_by(began, deal.sign_by or began):
		yield "sign_by", violation
	for violation in deal_terms.check_signed_on(began, deal.contract_date or began):
		yield "contract_date", violation
	if deal.ended_on and deal.ended_on < began:
		params = {"ended_on": deal.ended_on, "subscribed_on": began}
		yield "ended_on", Violation("wb_ended_before_subscription", params)
