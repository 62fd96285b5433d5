"""The demo workbook of both offices, or of one."""

from dataclasses import replace
from datetime import date

from sales_ops.workbook.demo import demo_book
from sales_ops.workbook.demo_consignment import demo_consignment_book
from sales_ops.workbook.fields import PROPERTY
from sales_ops.workbook.model import Book


def whole_demo(on: date, area: str | None = None) -> Book:
	"""The demo as of the day `on`, with the sheets of `area` or, without one, of both."""
	if area == PROPERTY:
		return demo_book(on)
	supplies = demo_consignment_book(on)
	if area:
		return supplies
	return replace(
		demo_book(on),
		agreements=supplies.agreements,
		withdrawals=supplies.withdrawals,
		areas=supplies.areas | {PROPERTY},
	)
