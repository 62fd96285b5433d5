"""Who approves how much; nobody approves own (B4; row 40)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import budget_authority as policy
from sales_ops.policies.budget_authority import Authority

LEAD, MANAGER, BOSS = "组长", "经理", "总经理"
TABLE = [
	Authority(BOSS, None),
	Authority(LEAD, Decimal(5000)),
	Authority(MANAGER, Decimal(50_000)),
]


def codes(violations) -> list[str]:
	return [violation.code for violation in violations]


@pytest.mark.parametrize(
	("amount", "role"), [(0, LEAD), (5000, LEAD), ("5000.01", MANAGER), (50_000, MANAGER), (50_001, BOSS)]
)
def test_the_lowest_role_that_reaches_so_far_approves(amount, role):
	assert policy.approver_role(TABLE, "甲", Decimal(amount)) == role


def test_a_company_with_rows_of_its_own_has_no_others():
	table = [*TABLE, Authority(MANAGER, Decimal(100), "甲")]
	assert policy.approver_role(table, "甲", Decimal(100)) == MANAGER
	assert policy.approver_role(table, "甲", Decimal(101)) is None
	assert policy.approver_role(table, "乙", Decimal(101)) == LEAD


@pytest.mark.parametrize(
	("user", "roles", "amount", "expected"),
	[
		("小林", [BOSS], 1, ["budget_approval_own"]),
		("老高", [LEAD], 5000, []),
		("老高", [LEAD], 5001, ["budget_approval_by_role"]),
		("老高", [LEAD, BOSS], 999_999, []),
		("老高", [], 1, ["budget_approval_by_role"]),
	],
)
def test_who_may_approve(user, roles, amount, expected):
	found = policy.check_approval(TABLE, "甲", Decimal(amount), user, roles, {"小林"})
	assert codes(found) == expected


def test_where_no_row_reaches_nobody_approves():
	found = policy.check_approval([Authority(LEAD, Decimal(1))], "甲", Decimal(2), "老高", [LEAD], set())
	assert codes(found) == ["budget_approval_by_nobody"]


@given(st.integers(0, 100_000).map(Decimal), st.sets(st.sampled_from([LEAD, MANAGER, BOSS])))
def test_who_may_approve_an_amount_may_approve_less(amount, roles):
	allowed = not policy.check_approval(TABLE, "甲", amount, "老高", roles, set())
	less = not policy.check_approval(TABLE, "甲", amount / 2, "老高", roles, set())
	assert less or not allowed
