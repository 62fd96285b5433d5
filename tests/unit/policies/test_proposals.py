"""What a clock that has run out asks for."""

from decimal import Decimal

import pytest

from sales_ops.policies import arrears
from sales_ops.policies.proposals import Proposal, propose


@pytest.mark.parametrize(
	("action", "expected"),
	[
		(arrears.PROPOSE_FORFEITURE, Proposal("Forfeiture", Decimal(50))),
		(arrears.PROPOSE_RETURN, Proposal("Return")),
		(arrears.REFER_TO_LEGAL, Proposal("Legal Case")),
		(arrears.CALL, None),
		(arrears.IN_LITIGATION, None),
		(arrears.NO_ACTION, None),
	],
)
def test_only_a_clock_that_ran_out_proposes(action, expected):
	assert propose(action, Decimal(50)) == expected


def test_nothing_is_forfeited_where_nothing_was_received():
	assert propose(arrears.PROPOSE_FORFEITURE, Decimal(0)) is None
