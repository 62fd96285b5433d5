"""The waiting list: who is offered a unit that has come free (feature 18; issue 3 point 2).

Who waits for one unit gets it as soon as it can be held. Who waits for a kind of unit gets one that a deal has given back
since he registered: what is on sale anyway he can simply buy.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True)
class Wish:
	"""What somebody waits for since `registered_on`: `unit`, or any of a project that fits; None or 0: does not matter.

	Areas in m², the amount in the project's currency.
	"""

	name: str
	registered_on: datetime
	project: str
	unit: str | None = None
	building: str | None = None
	kind: str | None = None
	min_area: Decimal = Decimal(0)
	max_area: Decimal = Decimal(0)
	max_amount: Decimal = Decimal(0)


@dataclass(frozen=True)
class FreeUnit:
	"""A unit that can be held. `freed_on`: when a deal last gave it back; None for one that no deal has had."""

	name: str
	project: str
	building: str
	kind: str
	area: Decimal
	amount: Decimal
	freed_on: datetime | None = None


def fits(wish: Wish, unit: FreeUnit) -> bool:
	"""Whether the unit is what the wish waits for."""
	if wish.unit:
		return wish.unit == unit.name
	came_free_since = unit.freed_on is not None and unit.freed_on > wish.registered_on
	return came_free_since and all(
		(
			wish.project == unit.project,
			wish.building in (None, "", unit.building),
			wish.kind in (None, "", unit.kind),
			wish.min_area <= unit.area,
			not wish.max_area or unit.area <= wish.max_area,
			not wish.max_amount or unit.amount <= wish.max_amount,
		)
	)


def place(wish: Wish) -> tuple[datetime, str]:
	"""The place in line: by the moment of registration."""
	return wish.registered_on, wish.name


def offers(wishes: Sequence[Wish], units: Sequence[FreeUnit]) -> list[tuple[Wish, FreeUnit]]:
	"""Who is offered which unit: the first in line chooses first, each gets at most one, each unit goes once."""
	free = list(units)
	found = []
	for wish in sorted(wishes, key=place):
		unit = next((unit for unit in free if fits(wish, unit)), None)
		if unit:
			found.append((wish, unit))
			free.remove(unit)
	return found
