"""How the control of a marketing budget compares with bare SQL and with ERPNext alone, measured in one run on one site.

	cd ~/frappe-bench/sites
	../env/bin/python <checkout>/tests/benchmarks/marketing_budget.py [--site sales-ops-test.localhost] [--runs 5]

Inserts a budget of 300 lines, 20,000 activities and 400,000 rows of the general ledger, and deletes them in the end.
Times depend on the machine; the ratios are what to compare.
"""

from collections.abc import Callable

from measuring import at_site, insert, measure, parser, wait_for_counting

import frappe

from sales_ops.marketing_budget import budgets
from sales_ops.marketing_budget.control import guard
from sales_ops.marketing_budget.report.marketing_budget_execution import marketing_budget_execution
from sales_ops.marketing_budget.statements.figures import LineYear, line_years
from sales_ops.testing import marketing_budget as make
from sales_ops.testing.setup import default_company

LINES, ACTIVITIES, ENTRIES, ROWS = 300, 20_000, 400_000, 20
AMOUNT = 100


def main() -> None:
	arguments = parser(__doc__, runs=5).parse_args()
	with at_site(arguments.site, committed=True):
		budget = make_rows()
		planned, early = make_draft(budget, lambda number: 1), make_draft(budget, lambda number: number + 1)
		frappe.db.commit()
		wait_for_counting()
		cases = [
			("figures of 300 lines : SQL that sums the same rows", lambda: figures(budget), sums(budget)),
			(
				"figures by line and month : SQL that sums the same rows",
				lambda: by_month(budget),
				sums(budget),
			),
			("execution report : SQL that sums the same rows", lambda: report(budget), sums(budget)),
			(
				"submit an invoice of 20 rows as planned : the same unguarded",
				submit(planned),
				unguarded(submit(planned)),
			),
			(
				"the same before its months : the same unguarded",
				submit(early),
				unguarded(submit(early)),
			),
		]
		for title, ours, theirs in cases:
			measure(title, ours, theirs, arguments)


def figures(budget) -> list[dict]:
	return budgets.figures([budget.name])


def by_month(budget) -> list[LineYear]:
	return line_years([budget.name])


def report(budget):
	filters = {"company": budget.company, "marketing_budget": budget.name}
	return marketing_budget_execution.execute(filters)


def make_rows():
	"""The budget, with activities of two rows each and the ledger's rows spread over them."""
	year_amount = {number: ACTIVITIES * AMOUNT for number in range(1, 13)}
	budget = make.make_budget(*[make.line(f"行 {number:03d}", year_amount) for number in range(LINES)])
	names = [row.name for row in budget.lines]
	activities = [activity(number, budget) for number in range(ACTIVITIES)]
	items = [row for number in range(ACTIVITIES) for row in items_of(number, names)]
	insert("Marketing Activity", activities)
	insert("Marketing Activity Item", items)
	for start in range(0, ENTRIES, 50_000):
		insert("GL Entry", [entry(number) for number in range(start, start + 50_000)])
		frappe.db.commit()
	return budget


def activity(number: int, budget) -> dict:
	return {
		"name": f"PERF-MA-{number:05d}",
		"docstatus": 1,
		"activity_name": f"活动 {number}",
		"marketing_budget": budget.name,
		"company": budget.company,
		"status": "Closed" if number % 4 else "Running",
		"start_date": make.day(1, 1),
		"end_date": make.day(12, 31),
		"total_amount": 2 * AMOUNT * ENTRIES / ACTIVITIES,
	}


def items_of(number: int, lines: list[str]) -> list[dict]:
	common = {
		"parent": f"PERF-MA-{number:05d}",
		"parenttype": "Marketing Activity",
		"parentfield": "items",
		"docstatus": 1,
		"amount": AMOUNT * ENTRIES / ACTIVITIES,
	}
	return [
		common
		| {
			"name": frappe.generate_hash(length=12),
			"idx": index + 1,
			"budget_line": lines[(number + index) % LINES],
			"line_name": f"行 {(number + index) % LINES:03d}",
			"month": make.month((number + index) % 12 + 1),
		}
		for index in range(2)
	]


def entry(number: int) -> dict:
	return {
		"name": frappe.generate_hash(length=12),
		"docstatus": 1,
		"posting_date": make.day(number % ACTIVITIES % 12 + 1),
		"account": make_account(),
		"company": default_company(),
		"debit": AMOUNT,
		"credit": 0,
		"voucher_type": "Journal Entry",
		"voucher_no": f"PERF-JV-{number // 2:06d}",
		"is_cancelled": 0,
		"marketing_activity": f"PERF-MA-{number % ACTIVITIES:05d}",
	}


def make_account() -> str:
	if not hasattr(frappe.local, "perf_account"):
		frappe.local.perf_account = make.account()
	return frappe.local.perf_account


def sums(budget) -> Callable:
	"""Two statements: what the ledger and what the activities say, by line and month."""

	def run() -> None:
		frappe.db.sql(
			"""select item.budget_line, date_format(entry.posting_date, '%%Y-%%m') month, sum(entry.debit - entry.credit)
			from `tabMarketing Activity` activity
			join `tabMarketing Activity Item` item on item.parent = activity.name and item.idx = 1
			join `tabGL Entry` entry on entry.marketing_activity = activity.name
			where activity.marketing_budget = %s and entry.is_cancelled = 0
			group by item.budget_line, month""",
			budget.name,
		)
		frappe.db.sql(
			"""select item.budget_line, item.month, sum(item.amount) from `tabMarketing Activity` activity
			join `tabMarketing Activity Item` item on item.parent = activity.name
			where activity.marketing_budget = %s and activity.status != 'Closed'
			group by item.budget_line, item.month""",
			budget.name,
		)

	return run


def make_draft(budget, month_of: Callable[[int], int]):
	"""An invoice of January with 20 rows over five activities of five lines, each of which has some 130 activities and 2,700
	ledger rows. Planned for January it takes what is reserved; planned for later months it takes from what others may count on,
	and all of the lines is counted.
	"""
	activities = [
		make.make_activity(budget, (f"行 {number:03d}", month_of(number), 10_000)).name for number in range(5)
	]
	return make.invoice(*[(activities[number % 5], 100) for number in range(ROWS)], submit=False)


def submit(draft) -> Callable:
	def run() -> None:
		frappe.db.savepoint("measured")
		frappe.get_doc(draft.doctype, draft.name).submit()
		frappe.db.rollback(save_point="measured")

	return run


def unguarded(function: Callable) -> Callable:
	"""The same with the guard's eyes shut."""

	def run() -> None:
		begin, finish = guard.begin, guard.finish
		guard.begin = guard.finish = lambda doc: None
		try:
			function()
		finally:
			guard.begin, guard.finish = begin, finish

	return run


if __name__ == "__main__":
	main()
