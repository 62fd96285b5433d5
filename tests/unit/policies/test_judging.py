"""Judging: mean of a small panel, trimmed mean of a large one, ties, and who has not judged."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.judging import check_points, is_trimmed, mean_of, missing, rank, shown

points = st.integers(0, 100).map(lambda tenths: Decimal(tenths) / 10)


def table(rows: dict[str, list]) -> tuple[list[str], list[str], dict]:
	judges = [f"J{number}" for number in range(len(next(iter(rows.values()))))]
	scores = {
		(entry, judge): Decimal(str(value))
		for entry, values in rows.items()
		for judge, value in zip(judges, values, strict=True)
		if value is not None
	}
	return list(rows), judges, scores


def ranking(rows: dict[str, list], trimmed_from: int = 5) -> list[tuple]:
	found = rank(*table(rows), trimmed_from)
	return [(result.entry, str(result.mean), result.rank, result.is_tied) for result in found]


def test_four_judges_count_with_their_mean():
	assert ranking({"A": [9, 9.5, 8.5, 9], "B": [10, 10, 10, 6.3]}) == [
		("B", "9.075", 1, False),
		("A", "9.000", 2, False),
	]


def test_from_five_judges_on_the_highest_and_the_lowest_are_left_out():
	assert ranking({"A": [0, 9, 9, 9, 10], "B": [9.1, 9.1, 9.1, 9.1, 9.1]}) == [
		("B", "9.100", 1, False),
		("A", "9.000", 2, False),
	]
	assert ranking({"A": [0, 9, 9, 9, 10]}, trimmed_from=0) == [("A", "7.400", 1, False)]


def test_a_tie_shares_its_rank_and_the_next_rank_is_skipped():
	found = ranking({"A": [9, 9], "B": [8, 8], "C": [8.5, 9.5], "D": [1, 1]})
	assert found == [
		("A", "9.000", 1, True),
		("C", "9.000", 1, True),
		("B", "8.000", 3, False),
		("D", "1.000", 4, False),
	]


def test_thirds_are_compared_exactly():
	rows = {"A": [1, 1, 0.1, 0, 9], "B": [1, 1, 0.1, 0.1, 0.9], "C": [1, 1, 0.1, 0, 9.1]}
	assert [(entry, place) for entry, _mean, place, _tied in ranking(rows)] == [("A", 1), ("C", 1), ("B", 3)]


def test_an_incomplete_panel_names_who_is_missing_and_gives_no_ranking():
	entries, judges, scores = table({"A": [9, None], "B": [8, None], "C": [7, 7]})
	assert missing(entries, judges, scores) == {"J1": ["A", "B"]}
	with pytest.raises(ValueError, match="every score"):
		rank(entries, judges, scores, 5)


def test_without_judges_there_is_no_ranking():
	with pytest.raises(ValueError, match="every score"):
		rank(["A"], [], {}, 5)


@pytest.mark.parametrize(
	("judges", "trimmed_from", "trimmed"),
	[(4, 5, False), (5, 5, True), (9, 0, False), (2, 1, False), (3, 1, True)],
)
def test_when_a_panel_is_trimmed(judges, trimmed_from, trimmed):
	assert is_trimmed(judges, trimmed_from) == trimmed


@pytest.mark.parametrize(
	("value", "code"),
	[
		("0", None),
		("10", None),
		("9.5", None),
		("10.1", "judging_points_range"),
		("-0.1", "judging_points_range"),
		("NaN", "judging_points_range"),
		("Infinity", "judging_points_range"),
		("9.55", "judging_points_step"),
	],
)
def test_a_score_is_between_0_and_the_highest_with_one_decimal(value, code):
	found = check_points(Decimal(value), Decimal(10))
	assert [violation.code for violation in found] == ([code] if code else [])


@given(st.lists(st.lists(points, min_size=6, max_size=6), min_size=1, max_size=8), st.sampled_from([0, 5]))
def test_ranks_follow_the_means(rows, trimmed_from):
	entries, judges, scores = table({f"E{number}": row for number, row in enumerate(rows)})
	found = rank(entries, judges, scores, trimmed_from)
	assert sorted(result.entry for result in found) == sorted(entries)
	means = {result.entry: result.mean for result in found}
	for result in found:
		better = sum(mean > result.mean for mean in means.values())
		assert result.rank == better + 1
		assert result.is_tied == (list(means.values()).count(result.mean) > 1)


@given(st.lists(points, min_size=3, max_size=9))
def test_a_trimmed_mean_lies_between_the_scores_that_count(values):
	mean, inner = mean_of(values, 3), sorted(values)[1:-1]
	assert inner[0] <= mean <= inner[-1]
	assert abs(shown(mean) - Decimal(mean.numerator) / mean.denominator) <= Decimal("0.0005")
