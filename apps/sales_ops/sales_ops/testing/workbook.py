"""Books for tests."""

from collections import Counter
from dataclasses import replace

from sales_ops.workbook.model import Book

EACH = 2


def few_deals(book: Book) -> Book:
	"""Two deals of each stage of the book, with what belongs to them: enough of every kind, and soon imported."""
	picked, count = [], Counter()
	for deal in book.deals:
		count[deal.stage] += 1
		if count[deal.stage] <= EACH:
			picked.append(deal)
	numbers, units = {deal.deal_no for deal in picked}, {deal.unit_key for deal in picked}
	customers = {deal.customer_no for deal in picked}
	return replace(
		book,
		units=tuple(row for row in book.units if row.key in units),
		customers=tuple(row for row in book.customers if row.customer_no in customers),
		deals=tuple(picked),
		instalments=tuple(row for row in book.instalments if row.deal_no in numbers),
		receipts=tuple(row for row in book.receipts if row.deal_no in numbers),
	)
