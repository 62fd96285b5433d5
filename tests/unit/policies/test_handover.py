"""The gate of a handover."""

from datetime import date
from decimal import Decimal

import pytest

from sales_ops.policies.handover import check_handover, check_moved_in


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


def test_a_required_paper_that_is_missing_is_named():
	(found,) = check_handover("Signed", Decimal(0), True, [], ["身份证件", "买卖合同"])
	assert found.code == "handover_documents_missing"
	assert found.params == {"documents": "身份证件, 买卖合同"}


@pytest.mark.parametrize(
	("day", "allowed"),
	[(None, True), (4, False), (5, True), (9, True), (10, False)],
)
def test_a_move_in_is_complete_from_the_handover_until_today(day, allowed):
	moved_in_on = day and date(2026, 11, day)
	found = check_moved_in(moved_in_on, date(2026, 11, 5), date(2026, 11, 9))
	assert (found == []) == allowed
