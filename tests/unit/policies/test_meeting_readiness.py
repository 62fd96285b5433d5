"""No task without a name (MEET-02, MEET-05)."""

import pytest

from sales_ops.policies.meeting_readiness import (
	BLANK_OF,
	DUTY,
	PROGRAMME,
	PURCHASE,
	VENUE,
	Facts,
	Owned,
	blanks,
	check_ready,
	is_nobody,
)


def row(part: str, *owners: str, idx: int = 1) -> Owned:
	return Owned(part, idx, "主持", owners)


WHOLE = (row(DUTY, "谢婷"), row(PROGRAMME, "", "谢婷"), row(PURCHASE, "柏云"), row(VENUE, "孔亮"))


def facts(*rows: Owned, **values) -> Facts:
	return Facts(
		**{"purpose": "总结", "venue": "展厅", "no_of_attendees": 35, "rows": rows or WHOLE, **values}
	)


def codes(violations) -> list[str]:
	return [violation.code for violation in violations]


@pytest.mark.parametrize(
	"name",
	["", None, "  ", "( )", "（ ）", "( 　)", "____", "？", "待定", " 待定 ", "TBD", "无", "—", "（待定）"],
)
def test_a_filler_is_nobody(name):
	assert is_nobody(name)


@pytest.mark.parametrize("name", ["谢婷", "王 (销售)", "无名", "Ann", "None Such"])
def test_a_name_is_somebody(name):
	assert not is_nobody(name)


def test_a_plan_with_a_name_behind_everything_is_ready():
	assert check_ready(facts()) == []


@pytest.mark.parametrize("part", [DUTY, VENUE, PROGRAMME, PURCHASE])
def test_a_blank_owner_is_found_with_its_row(part):
	(found,) = blanks([row(part, "( )", idx=7)])
	assert (found.code, found.params) == (BLANK_OF[part], {"row": 7, "what": "主持"})


def test_an_item_needs_a_responsible_or_a_performer():
	assert blanks([row(PROGRAMME, "", "谢婷"), row(PROGRAMME, "谢婷", "")]) == []
	assert codes(blanks([row(PROGRAMME, "", "")])) == ["annual_ready_programme_blank"]


def test_everything_blank_is_told_at_once():
	found = check_ready(facts(row(PURCHASE, ""), purpose=" ", venue="", no_of_attendees=0))
	assert codes(found) == [
		"annual_ready_no_purpose",
		"annual_ready_no_venue",
		"annual_ready_no_attendees",
		"annual_ready_no_duties",
		"annual_ready_no_programme",
		"annual_ready_purchase_blank",
	]


def test_purchases_and_the_venue_may_be_empty():
	assert check_ready(facts(row(DUTY, "谢婷"), row(PROGRAMME, "谢婷"))) == []
