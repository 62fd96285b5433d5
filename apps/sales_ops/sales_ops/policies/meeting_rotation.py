"""Whose turn it is: the host of the next meeting, and the order in which regions report (MEET-07)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

LOWEST_FIRST, HIGHEST_FIRST = "By Result, Lowest First", "By Result, Highest First"
IN_TURN, AS_LISTED = "In Turn", "As Listed"


@dataclass(frozen=True)
class Region:
	"""A region of a series. `result`: how much of its plan it reached, in percent; None: nothing is known."""

	name: str
	result: Decimal | None = None


def next_host(hosts: Sequence[str], last: str | None) -> str | None:
	"""Who hosts after `last`, round in a circle; the first one when `last` is none of them."""
	if not hosts:
		return None
	return hosts[(hosts.index(last) + 1) % len(hosts)] if last in hosts else hosts[0]


def order_of_regions(regions: Sequence[Region], rule: str, last: Sequence[str] = ()) -> list[str]:
	"""The order in which regions report.

	Args:
		regions: as the series lists them, which decides between equals.
		rule: by result (a region without one comes last), in turn, or as listed.
		last: the order of the meeting before, for the rule "In Turn": who spoke first speaks last now.
	"""
	if rule in (LOWEST_FIRST, HIGHEST_FIRST):
		sign = 1 if rule == LOWEST_FIRST else -1
		known = [region for region in regions if region.result is not None]
		unknown = [region for region in regions if region.result is None]
		ordered = sorted(known, key=lambda region: sign * region.result)
		return [region.name for region in [*ordered, *unknown]]
	names = [region.name for region in regions]
	if rule != IN_TURN:
		return names
	before = [name for name in last if name in names]
	return [*before[1:], *(name for name in names if name not in before), *before[:1]]
