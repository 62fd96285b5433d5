"""Reads somebody else's list of units from the rows of a spreadsheet, as they come: building, room, area, status."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from sales_ops.policies.vacancy import SOLD, UNSOLD
from sales_ops.policies.violations import Violation

HEADINGS: dict[str, tuple[str, ...]] = {
	"building": ("楼栋", "楼号", "栋号", "楼宇", "building"),
	"room": ("房号", "房间号", "房源", "单元号", "室号", "room", "unit no", "unit", "property unit"),
	"built_area": ("建筑面积", "面积", "built area", "area"),
	"status": ("状态", "销售状态", "空置类型", "status"),
	"remark": ("备注", "说明", "remark", "remarks", "note"),
}
STATUSES: dict[str, str] = {
	**dict.fromkeys(("未售", "未销售", "空置未售", "unsold"), UNSOLD),
	**dict.fromkeys(("已售", "已售未交", "已售未交付", "未收楼", "未入住", "sold"), SOLD),
}
SEARCHED = 10  # rows in which the headings may stand, below a title


@dataclass(frozen=True)
class Sheet:
	"""The rows read (keys of `HEADINGS`), and what is wrong."""

	rows: tuple[dict[str, Any], ...] = ()
	violations: tuple[Violation, ...] = ()


def read(lines: Sequence[Sequence[Any]], statuses: Mapping[str, str] = STATUSES) -> Sheet:
	"""The rows below the headings. Totals (合计) and empty rows are passed over.

	Args:
		lines: cells as text, numbers or None.
		statuses: what the words of the list mean here, in lower case; other words mean nothing.
	"""
	for index, line in enumerate(lines[:SEARCHED]):
		columns = _columns(line)
		if "room" in columns:
			return _read(lines[index + 1 :], columns, index + 2, statuses)
	return Sheet(violations=(Violation("vacancy_no_headings", {"columns": "房号, 建筑面积"}),))


def _columns(line: Sequence[Any]) -> dict[str, int]:
	found: dict[str, int] = {}
	for index, cell in enumerate(line):
		heading = _text(cell).casefold().split("(")[0].split("（")[0].strip().rstrip(".")
		for name, words in HEADINGS.items():
			if heading in words:
				found.setdefault(name, index)
	return found


def _read(
	lines: Sequence[Sequence[Any]], columns: dict[str, int], first: int, statuses: Mapping[str, str]
) -> Sheet:
	rows, violations = [], []
	for number, line in enumerate(lines, start=first):
		cells = {name: line[index] if index < len(line) else None for name, index in columns.items()}
		room = _text(cells["room"])
		if not room or any(_text(cell) in ("合计", "总计", "Total") for cell in line):
			continue
		try:
			area = _area(cells.get("built_area"))
		except InvalidOperation:
			violations.append(Violation("vacancy_area", {"row": number, "value": _text(cells["built_area"])}))
			continue
		texts = {name: _text(cells.get(name)) for name in ("building", "remark")}
		status = statuses.get(_text(cells.get("status")).casefold(), "")
		rows.append({**texts, "room": room, "built_area": area, "status": status})
	return Sheet(tuple(rows), tuple(violations))


def _area(cell: Any) -> Decimal | None:
	text = _text(cell).replace(",", "").removesuffix("㎡").removesuffix("m²").strip()
	if not text:
		return None
	area = Decimal(text)
	if not area.is_finite() or area < 0:
		raise InvalidOperation
	return area


def _text(cell: Any) -> str:
	"""A cell as people see it: a room number that Excel keeps as 1203.0 is 1203."""
	if isinstance(cell, float) and cell.is_integer():
		cell = int(cell)
	return "" if cell is None else str(cell).strip()
