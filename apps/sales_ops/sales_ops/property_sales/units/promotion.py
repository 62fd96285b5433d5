"""From a unit that nobody buys to somebody who does something about it (PROP-04)."""

import frappe
from frappe import _
from frappe.utils import escape_html, today

from sales_ops import arguments
from sales_ops.exceptions import throw
from sales_ops.policies.claims import AVAILABLE
from sales_ops.property_sales.units.claims import lock_unit


@frappe.whitelist(methods=["POST"])
def propose_promotion(
	units: list | str, measure: str, allocated_to: str, due_date: str | None = None
) -> list[str]:
	"""Mark free units for promotion and give marketing a task for each project.

	Args:
		units: names of Property Units, or their JSON.
		measure: what is proposed, in words.
		allocated_to: the user who is to do it.
		due_date: until when.

	Returns:
		names of the ToDos, one for each project.

	Raises:
		PermissionError: the user may not change units.
		UnitError: a unit is not free any more, or nothing was chosen; nothing is written.
	"""
	frappe.has_permission("Property Unit", "write", throw=True)
	names = arguments.names("units", units)
	arguments.moment("due_date", due_date)
	if not names or not measure.strip():
		throw("promotion_nothing")
	projects: dict[str, list[str]] = {}
	for name in names:
		unit = lock_unit(name)
		unit.check_permission("write")
		if unit.sale_status != AVAILABLE:
			throw("promotion_not_free", unit=unit.name, status=unit.sale_status)
		projects.setdefault(unit.property_project, []).append(unit.name)
		unit.flags.from_promotion = True
		unit.update({"promotion_proposed_on": today(), "promotion_measure": measure.strip()}).save()
	return [_task(project, rows, measure, allocated_to, due_date) for project, rows in projects.items()]


def _task(project: str, units: list[str], measure: str, allocated_to: str, due_date: str | None) -> str:
	text = _("Promotion of units that are free for long: {0}").format(", ".join(units))
	todo = frappe.get_doc(
		{
			"doctype": "ToDo",
			"allocated_to": allocated_to,
			"assigned_by": frappe.session.user,
			"reference_type": "Property Project",
			"reference_name": project,
			"description": f"{escape_html(text)}<br>{escape_html(measure)}",
			"date": due_date,
		}
	)
	return todo.insert(ignore_permissions=True).name
