"""Judging a contest: mean or trimmed mean, ranks with ties, and who has not judged yet (MEET-03, §8 Programme & Judging)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from sales_ops.policies.violations import Violation

STEP = Decimal("0.1")  # points are given to one place
SHOWN = Decimal("0.001")  # of a mean; two means that differ differ here for any panel of less than a hundred
Scores = Mapping[tuple[str, str], Decimal]  # (entry, judge) → points


@dataclass(frozen=True)
class Result:
	"""An entry's mean (three places), its rank, and whether it shares the rank."""

	entry: str
	mean: Decimal
	rank: int
	is_tied: bool


def check_points(points: Decimal, highest: Decimal) -> list[Violation]:
	"""A score is 0 to `highest`, to one place: `judging_points_range`, `judging_points_step`."""
	if not (points.is_finite() and 0 <= points <= highest):
		return [Violation("judging_points_range", {"highest": f"{highest.normalize():f}"})]
	return [] if points % STEP == 0 else [Violation("judging_points_step")]


def is_trimmed(no_of_judges: int, trimmed_from: int) -> bool:
	"""Whether the highest and the lowest score are left out: from `trimmed_from` judges on, 0 for never.

	Of two judges nothing would be left, so that takes three at least.
	"""
	return bool(trimmed_from) and no_of_judges >= max(trimmed_from, 3)


def mean_of(points: Sequence[Decimal], trimmed_from: int) -> Fraction:
	"""The exact mean of one entry's scores, trimmed where the panel is large enough."""
	counted = sorted(points)
	if is_trimmed(len(counted), trimmed_from):
		counted = counted[1:-1]
	return sum(map(Fraction, counted), Fraction()) / len(counted)


def missing(entries: Iterable[str], judges: Iterable[str], scores: Scores) -> dict[str, list[str]]:
	"""Judge → the entries that he or she has not scored, in their order; judges who are done are left out."""
	entries = list(entries)
	open_of = {judge: [entry for entry in entries if (entry, judge) not in scores] for judge in judges}
	return {judge: found for judge, found in open_of.items() if found}


def rank(entries: Sequence[str], judges: Sequence[str], scores: Scores, trimmed_from: int) -> list[Result]:
	"""The ranking, best first. Equal means share a rank, and the ranks after them are skipped: 1, 1, 3.

	Raises:
		ValueError: the panel is incomplete, or there is none; ask `missing` first.
	"""
	if not judges or missing(entries, judges, scores):
		raise ValueError("a ranking needs every score of the panel")
	means = {entry: mean_of([scores[entry, judge] for judge in judges], trimmed_from) for entry in entries}
	in_order = sorted(means.values(), reverse=True)
	order = sorted(entries, key=lambda entry: -means[entry])
	return [
		Result(entry, shown(means[entry]), 1 + in_order.index(means[entry]), in_order.count(means[entry]) > 1)
		for entry in order
	]


def shown(mean: Fraction) -> Decimal:
	"""A mean to three places, half up."""
	exact = Decimal(mean.numerator) / Decimal(mean.denominator)
	return exact.quantize(SHOWN, ROUND_HALF_UP)
