"""What the terms of a deal may not contradict: its amounts among themselves, and the order of its dates."""

from datetime import date
from decimal import Decimal

from sales_ops.policies.violations import Violation


def check_amounts(price: Decimal, full: Decimal, temporary: Decimal) -> list[Violation]:
	"""The temporary deposit is part of the full one, and that is part of the price (deal's currency)."""
	found = []
	if temporary > full:
		found.append(Violation("temporary_above_full", {"temporary": temporary, "full": full}))
	if full > price:
		found.append(Violation("deposit_above_price", {"deposit": full, "price": price}))
	return found


def check_sign_by(subscribed_on: date, sign_by: date) -> list[Violation]:
	"""The signing deadline does not lie before the subscription."""
	params = {"sign_by": sign_by, "subscribed_on": subscribed_on}
	return [Violation("sign_by_before_subscription", params)] if sign_by < subscribed_on else []


def check_signed_on(subscribed_on: date, signed_on: date) -> list[Violation]:
	"""A contract is not signed before its subscription."""
	params = {"signed_on": signed_on, "subscribed_on": subscribed_on}
	return [Violation("contract_before_subscription", params)] if signed_on < subscribed_on else []
