"""Which units a release batch may put on sale (feature 7)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sales_ops.policies.availability import FOR_SALE
from sales_ops.policies.violations import Violation


@dataclass(frozen=True)
class Candidate:
	"""A unit as it stands: its project, whether it is released, its use, and the kinds of its open blocks."""

	unit: str
	project: str
	released: bool = False
	use: str = FOR_SALE
	blocks: tuple[str, ...] = ()


def check_list(project: str, units: Sequence[Candidate]) -> list[Violation]:
	"""A list names units of its project, each once."""
	twice = [name for name, times in Counter(unit.unit for unit in units).items() if times > 1]
	strangers = [unit for unit in units if unit.project != project]
	return [
		*(Violation("release_unit_twice", {"unit": name}) for name in twice),
		*(Violation("release_other_project", {"unit": unit.unit, "project": project}) for unit in strangers),
	]


def check_unit(unit: Candidate) -> Violation | None:
	"""Why a unit cannot be released now, if it cannot."""
	if unit.released:
		return Violation("release_already", {"unit": unit.unit})
	if unit.use != FOR_SALE:
		return Violation("unit_not_for_sale", {"unit": unit.unit, "use": unit.use})
	if unit.blocks:
		return Violation("release_blocked", {"unit": unit.unit, "block": unit.blocks[0]})
	return None
