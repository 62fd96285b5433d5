"""What a consignment supplier's scorecard counts: ERPNext's Supplier Scorecard calls these by their path (CONS-11).

Each takes a Supplier Scorecard Period: `supplier`, `start_date`, `end_date`. See setup/scorecard.py for the variables.
"""

from datetime import date

import frappe
from frappe.query_builder import Case
from frappe.query_builder.functions import Coalesce, Sum
from frappe.utils import getdate

from sales_ops.policies import consignment_delivery as policy
from sales_ops.values import to_decimal

NOTICE = "Consignment Invoice Notice"


def be_importable(doc, _method: str | None = None) -> None:
	"""Hook of ERPNext's scorecard documents: they look for a function among the modules that are imported already, and
	with this hook this one is.
	"""


def on_time_percent(period) -> float:
	"""Percent of the call-off lines due in the period that came in full by their day; 100 where none was due."""
	pairs = [(to_decimal(row.qty), to_decimal(row.come)) for row in _due_lines(period)]
	return float(policy.on_time_percent(pairs))


def rejected_percent(period) -> float:
	"""Percent of the quantity received in the period that quality rejected; 0 where nothing came."""
	receipt, row = frappe.qb.DocType("Consignment Receipt"), frappe.qb.DocType("Consignment Receipt Item")
	factor = Coalesce(row.conversion_factor, 1)
	found = (
		frappe.qb.from_(row)
		.inner_join(receipt)
		.on(receipt.name == row.parent)
		.select(Sum(row.rejected_qty * factor), Sum(row.qty * factor))
		.where(receipt.docstatus == 1)
		.where(receipt.supplier == period.supplier)
		.where(receipt.posting_date[_start(period) : _end(period)])
	).run()
	return float(policy.rejected_percent(*(to_decimal(value) for value in found[0])))


def invoice_days_late(period) -> float:
	"""Average days by which the invoices due in the period came too late; one that has not come is late until the end."""
	fields = ["invoice_due_date", "invoice_received_on"]
	due = ("between", (_start(period), _end(period)))
	filters = {"docstatus": 1, "supplier": period.supplier, "invoice_due_date": due}
	rows = frappe.get_all(NOTICE, filters, fields)
	pairs = [(row.invoice_due_date, row.invoice_received_on or _end(period)) for row in rows]
	return float(policy.average_days_late(pairs))


def _due_lines(period) -> list[dict]:
	"""Lines of sent call-offs due in the period: `qty`, and `come`, what receipts had brought by the day."""
	call_off, row = frappe.qb.DocType("Consignment Call-off"), frappe.qb.DocType("Consignment Call-off Item")
	receipt, brought = frappe.qb.DocType("Consignment Receipt"), frappe.qb.DocType("Consignment Receipt Item")
	in_time = (receipt.docstatus == 1) & (receipt.posting_date <= row.deliver_by)
	return (
		frappe.qb.from_(row)
		.inner_join(call_off)
		.on(call_off.name == row.parent)
		.left_join(brought)
		.on(brought.call_off_item == row.name)
		.left_join(receipt)
		.on(receipt.name == brought.parent)
		.select(row.name, row.qty, Sum(Case().when(in_time, brought.accepted_qty).else_(0)).as_("come"))
		.where(call_off.docstatus == 1)
		.where(call_off.supplier == period.supplier)
		.where(row.deliver_by[_start(period) : _end(period)])
		.groupby(row.name, row.qty)
	).run(as_dict=True)


def _start(period) -> date:
	return getdate(period.start_date)


def _end(period) -> date:
	return getdate(period.end_date)
