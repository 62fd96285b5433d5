"""The gate of a handover."""

from decimal import Decimal

import pytest

from sales_ops.policies.handover import check_handover


@pytest.mark.parametrize(
	("facts", "codes"),
	[
		(("Signed", 0, True, []), []),
		(("Signed", "0.01", True, []), ["handover_not_paid"]),
		(("Full Deposit", 0, True, []), ["handover_not_signed"]),
		(("Signed", 0, False, ["door"]), ["handover_not_accepted", "handover_open_snags"]),
	],
)
def test_every_reason_against_a_handover_is_named(facts, codes):
	status, outstanding, accepted, snags = facts
	found = check_handover(status, Decimal(outstanding), accepted, snags)
	assert [violation.code for violation in found] == codes
