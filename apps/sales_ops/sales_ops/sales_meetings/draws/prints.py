"""What the paper of a draw says. The print view has checked that the reader may print the document."""

from types import SimpleNamespace

import frappe
from frappe.model.document import Document

from sales_ops.policies import prize_draw as policy
from sales_ops.sales_meetings.draws import queries, records
from sales_ops.sales_meetings.people import departments_of


def winners_of_draw(doc: Document) -> SimpleNamespace:
	"""For the Winners List.

	Returns:
		`prizes` (level, gift, `winners`: place, ticket, holder, department; open places too), `voids` (rows of the log),
		`operator`.
	"""
	rows = queries.entries(doc.name)
	log = records.as_log(rows)
	won = {(entry.round_no, entry.place): entry.ticket for entry in policy.standing(log)}
	tickets = {row.number: row for row in doc.tickets}
	departments = departments_of([row.department for row in doc.tickets])
	return SimpleNamespace(
		prizes=[_prize(prize, won, tickets, departments) for prize in records.prizes_of(doc)],
		voids=[row for row in rows if row.kind == policy.VOID],
		operator=frappe.utils.get_fullname(doc.started_by) if doc.started_by else "",
	)


def _prize(
	prize: policy.Prize,
	won: dict[tuple[int, int], int],
	tickets: dict[int, Document],
	departments: dict[str, str],
) -> SimpleNamespace:
	winners = []
	for place in range(1, prize.places + 1):
		ticket = won.get((prize.round_no, place))
		row = tickets.get(ticket) or frappe._dict()
		department = departments.get(row.department)
		winners.append(
			SimpleNamespace(place=place, ticket=ticket, holder=row.holder_name, department=department)
		)
	return SimpleNamespace(level=prize.level, gift=prize.gift, winners=winners)
