"""Where a deposit stands, from what was received and how the deal ended."""

from decimal import Decimal

import pytest

from sales_ops.policies.deposits import deposit_state


@pytest.mark.parametrize(
	("status", "received", "required", "state"),
	[
		("Held", 0, 50, "Not Due"),
		("Temporary Deposit", 10, 50, "Partly"),
		("Temporary Deposit", "49.99", 50, "Partly"),
		("Full Deposit", 50, 50, "Received"),
		("Signed", 300, 50, "Received"),
		("Forfeited", 50, 50, "Forfeited"),
		("Returned", 50, 50, "Refunded"),
		("Returned", 0, 50, "Not Due"),
		("Full Deposit", 0, 0, "Not Due"),
	],
)
def test_a_deposit_stands_where_its_money_is(status, received, required, state):
	assert deposit_state(status, Decimal(received), Decimal(required)) == state
