"""The demo workbook of all offices, or of one."""

from dataclasses import replace
from datetime import date

from sales_ops.workbook.demo import demo_book
from sales_ops.workbook.demo_consignment import demo_consignment_book
from sales_ops.workbook.demo_marketing import demo_marketing_book
from sales_ops.workbook.demo_meetings import demo_meetings_book
from sales_ops.workbook.fields import PROPERTY
from sales_ops.workbook.layout import AREAS, SHEETS
from sales_ops.workbook.layout_consignment import CONSIGNMENT
from sales_ops.workbook.layout_marketing import MARKETING
from sales_ops.workbook.layout_meetings import MEETINGS
from sales_ops.workbook.model import Book

BOOKS = {
	PROPERTY: demo_book,
	CONSIGNMENT: demo_consignment_book,
	MARKETING: demo_marketing_book,
	MEETINGS: demo_meetings_book,
}


def whole_demo(on: date, area: str | None = None) -> Book:
	"""The demo as of the day `on`, with the sheets of `area` or, without one, of all."""
	if area:
		return BOOKS[area](on)
	books = {name: BOOKS[name](on) for name in AREAS}
	rows = {sheet.key: getattr(books[sheet.area], sheet.key) for sheet in SHEETS}
	return replace(books[PROPERTY], areas=frozenset(AREAS), **rows)
