"""The first in line is offered a unit that came free; nobody is passed over, nothing goes twice."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.waiting import FreeUnit, Wish, fits, offers, place

START = datetime(2026, 3, 1, 9)


def at(minutes: int) -> datetime:
	return START + timedelta(minutes=minutes)


def wish(name: str = "INT-1", minutes: int = 0, **values) -> Wish:
	return Wish(name, at(minutes), "P", **values)


def unit(name: str = "U-1", freed: int | None = 10, **values) -> FreeUnit:
	facts = {"building": "B-1", "kind": "Home", "area": Decimal(100), "amount": Decimal(1_000_000), **values}
	return FreeUnit(name, facts.pop("project", "P"), freed_on=None if freed is None else at(freed), **facts)


@pytest.mark.parametrize(
	("values", "expected"),
	[
		({}, True),
		({"building": "B-1", "kind": "Home"}, True),
		({"building": "B-2"}, False),
		({"kind": "Shop"}, False),
		({"min_area": Decimal(100), "max_area": Decimal(100)}, True),
		({"min_area": Decimal("100.01")}, False),
		({"max_area": Decimal("99.99")}, False),
		({"max_amount": Decimal(1_000_000)}, True),
		({"max_amount": Decimal(999_999)}, False),
	],
)
def test_a_unit_must_be_what_was_wished_for(values, expected):
	assert fits(wish(**values), unit()) is expected


def test_another_project_does_not_do():
	assert not fits(wish(), unit(project="Q"))


@pytest.mark.parametrize(("freed", "expected"), [(None, False), (4, False), (5, False), (6, True)])
def test_who_waits_for_a_kind_is_offered_what_was_given_back_since(freed, expected):
	assert fits(wish(minutes=5), unit(freed=freed)) is expected


@pytest.mark.parametrize("freed", [None, 0, 10])
def test_who_waits_for_one_unit_is_offered_it_as_soon_as_it_is_free(freed):
	assert fits(wish(minutes=5, unit="U-1"), unit(freed=freed))
	assert not fits(wish(minutes=5, unit="U-2"), unit(freed=freed))


def test_the_first_in_line_is_first_whether_he_named_the_unit_or_not():
	general, exact = wish("INT-1", 0), wish("INT-2", 1, unit="U-1")
	assert offers([exact, general], [unit()]) == [(general, unit())]


def test_who_came_in_one_moment_is_served_by_the_number():
	assert [w.name for w, _u in offers([wish("INT-2"), wish("INT-1")], [unit()])] == ["INT-1"]


WISHES = st.lists(
	st.builds(
		lambda number, minutes, name: wish(f"INT-{number}", minutes, unit=name),
		st.integers(1, 10**6),
		st.integers(0, 20),
		st.sampled_from([None, "U-1", "U-2", "U-3"]),
	),
	max_size=8,
	unique_by=lambda found: found.name,
)
UNITS = st.lists(
	st.builds(unit, st.sampled_from(["U-1", "U-2", "U-3", "U-4"]), st.none() | st.integers(0, 20)),
	max_size=4,
	unique_by=lambda found: found.name,
)


@given(WISHES, UNITS)
def test_nobody_is_passed_over_and_nothing_goes_twice(wishes, units):
	found = offers(wishes, units)
	served, given_away = [w.name for w, _u in found], [u.name for _w, u in found]
	assert len(set(served)) == len(served) and len(set(given_away)) == len(given_away)
	assert all(fits(w, u) for w, u in found)
	for waiting in wishes:
		if waiting.name not in served:
			for unit_ in units:
				if fits(waiting, unit_):
					taker = next(w for w, u in found if u == unit_)
					assert place(taker) < place(waiting)
