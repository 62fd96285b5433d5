"""The sale control against the office's own list (feature 25), and when a project is sold out (feature 26, PROP-01)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sales_ops.policies.availability import FOR_SALE
from sales_ops.policies.claims import AVAILABLE, CONTRACT, HANDOVER, NOT_RELEASED, UNIT_STATUS
from sales_ops.policies.violations import Violation

STATUSES = (NOT_RELEASED, AVAILABLE, *UNIT_STATUS.values())
SOLD_STATUSES = frozenset({UNIT_STATUS[CONTRACT], UNIT_STATUS[HANDOVER]})
# How sales offices write the statuses in their own lists.
STATUS_WORDS: dict[str, str] = {
	**{status.casefold(): status for status in STATUSES},
	**dict.fromkeys(("未推售", "未推", "未放盘"), NOT_RELEASED),
	**dict.fromkeys(("可售", "待售", "未售", "在售"), AVAILABLE),
	**dict.fromkeys(("保留", "预留", "预定"), "Held"),
	"临定": "Temporary Deposit",
	**dict.fromkeys(("齐定", "认购", "已认购", "定"), "Subscribed"),
	**dict.fromkeys(("签约", "已签约", "已售", "售"), "Signed"),
	**dict.fromkeys(("已交付", "交付", "已入住", "入住"), "Handed Over"),
}


@dataclass(frozen=True)
class OfficeRow:
	"""A unit in the office's list. `unit` None: nobody could tell which; `status` empty: the list does not say."""

	room: str
	unit: str | None
	status: str


@dataclass(frozen=True)
class UnitDifference:
	"""A unit with another status in the system than in the office's list; an empty status: it is not there."""

	unit: str | None
	room: str
	system: str
	office: str

	@property
	def key(self) -> str:
		return self.unit or self.room


@dataclass(frozen=True)
class Count:
	"""Units of a status in both."""

	status: str
	system: int
	office: int

	@property
	def difference(self) -> int:
		return self.office - self.system


def compare(system: Mapping[str, str], office: Sequence[OfficeRow]) -> list[UnitDifference]:
	"""Every disagreement, unknown rooms first, then by unit. A unit listed twice is held against both of its rows.

	Args:
		system: the status of each unit of the project.
	"""
	found = [UnitDifference(None, row.room, "", row.status) for row in office if not row.unit]
	for row in office:
		if row.unit and row.status != system.get(row.unit, ""):
			found.append(UnitDifference(row.unit, row.room, system.get(row.unit, ""), row.status))
	listed = {row.unit for row in office}
	found += [UnitDifference(unit, "", status, "") for unit, status in system.items() if unit not in listed]
	return sorted(found, key=lambda one: (one.unit is not None, one.key, one.office))


def count(system: Iterable[str], office: Mapping[str, int]) -> list[Count]:
	"""A row for each status, in the order of a sale."""
	counted = Counter(system)
	return [Count(status, counted[status], office.get(status, 0)) for status in STATUSES]


def check_sign(office_units: int, unexplained: Sequence[str]) -> list[Violation]:
	"""Whether a reconciliation may be signed: the office's figures are there and every difference is explained."""
	found = [] if office_units else [Violation("reconciliation_not_counted")]
	if unexplained:
		shown = ", ".join(unexplained[:5]) + (" …" if len(unexplained) > 5 else "")
		found.append(Violation("reconciliation_unexplained", {"count": len(unexplained), "units": shown}))
	return found


def unsold(units: Iterable[tuple[str, str, str]]) -> list[str]:
	"""The units that keep a project from being sold out: meant for sale, and neither signed nor handed over.

	Args:
		units: (name, use, sale status).
	"""
	return [name for name, use, status in units if use == FOR_SALE and status not in SOLD_STATUSES]


def check_archive(units: Sequence[tuple[str, str, str]]) -> list[Violation]:
	"""Whether the sale control of a project may be archived."""
	left = unsold(units)
	if not units:
		return [Violation("archive_no_units")]
	if left:
		shown = ", ".join(left[:5]) + (" …" if len(left) > 5 else "")
		return [Violation("archive_not_sold_out", {"count": len(left), "units": shown})]
	return []
