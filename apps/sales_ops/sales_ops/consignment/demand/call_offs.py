"""Call-offs: made from approved plans, delivered by Consignment Receipts, told back to the plans (CONS-04)."""

from collections.abc import Collection, Iterable
from datetime import date

import frappe
from frappe.utils import flt, getdate, now_datetime, today

from sales_ops.consignment.demand import call_off_queries as queries
from sales_ops.exceptions import throw
from sales_ops.policies import consignment_delivery as policy
from sales_ops.policies.consignment_demand import MONTHLY
from sales_ops.values import to_decimal

CALL_OFF, PLAN, PURCHASE_PLAN = "Consignment Call-off", "Consignment Demand Plan", "Consignment Purchase Plan"
COPIED = ("item_code", "specification", "drawing_no", "length", "direct_to_user", "place", "lot")


def make_call_offs(plan_items: Collection[str]) -> list[str]:
	"""Draft call-offs for what is left of plan rows, one for each agreement; what drafts hold already is left out.

	Args:
		plan_items: names of rows of Consignment Demand Plans.

	Returns:
		the names of the drafts.

	Raises:
		DemandPlanError: nothing is left.
	"""
	rows = queries.plan_rows(plan_items)
	drafted = queries.called_off([row.name for row in rows], docstatus=(0,))
	groups: dict[str, list[dict]] = {}
	for row in rows:
		row.left = flt(row.call_off_qty - row.called_off_qty - drafted.get(row.name, 0), 6)
		if row.left > 0 and row.docstatus == 1:
			groups.setdefault(row.consignment_agreement, []).append(row)
	if not groups:
		throw("consignment_plan_nothing_to_call_off")
	return [_make(agreement, found) for agreement, found in sorted(groups.items())]


def _make(agreement: str, rows: list[dict]) -> str:
	doc = frappe.get_doc({"doctype": CALL_OFF, "consignment_agreement": agreement, "call_off_date": today()})
	for row in sorted(rows, key=lambda row: (row.needed_by, row.item_code)):
		own = {
			"qty": row.left,
			"deliver_by": max(row.needed_by, getdate(today())),
			"department": row.department,
			"demand_plan": row.parent,
			"demand_plan_item": row.name,
		}
		doc.append("items", {field: row[field] for field in COPIED} | own)
	return doc.insert().name


def check_rows(call_off) -> None:
	"""Every row is of an approved plan of the site, and no more than is left of it. The plans are locked.

	Raises:
		DemandPlanError: naming the row.
	"""
	found = {
		row.name: row
		for row in queries.plan_rows([row.demand_plan_item for row in call_off.items], lock=True)
	}
	taken: dict[str, float] = {}
	for row in call_off.items:
		params = {"row": row.idx, "item": row.item_code}
		plan_row = found.get(row.demand_plan_item)
		if not _fits(plan_row, row, call_off):
			throw("consignment_call_off_row_unknown", **params)
		left = flt(plan_row.call_off_qty - plan_row.called_off_qty - taken.get(plan_row.name, 0), 6)
		if flt(row.qty, 6) > left:
			quantities = {"quantity": to_decimal(row.qty), "left": to_decimal(left)}
			throw("consignment_call_off_above_plan", **params, **quantities)
		taken[plan_row.name] = taken.get(plan_row.name, 0) + flt(row.qty)


def _fits(plan_row, row, call_off) -> bool:
	return (
		bool(plan_row)
		and plan_row.docstatus == 1
		and plan_row.item_code == row.item_code
		and plan_row.consignment_site == call_off.consignment_site
		and (plan_row.kind != MONTHLY or bool(plan_row.purchase_plan))
	)


def refuse_if_called_off(plan_items: Collection[str]) -> None:
	"""Raises DemandPlanError where a sent call-off names one of the plan rows."""
	filters = {"demand_plan_item": ("in", list(plan_items) or [""]), "docstatus": 1}
	if call_off := frappe.db.get_value("Consignment Call-off Item", filters, "parent"):
		throw("consignment_plan_called_off", call_off=call_off)


# Progress


def refresh(call_offs: Collection[str]) -> None:
	"""Write what was delivered on sent call-offs, how they stand, and the same on their plans."""
	rows = queries.call_off_rows(call_offs)
	delivered = queries.delivered([row.name for row in rows])
	_bulk_update(
		"Consignment Call-off Item",
		{row.name: {"delivered_qty": flt(delivered.get(row.name))} for row in rows},
	)
	for row in rows:
		row.delivered_qty = flt(delivered.get(row.name))
	_bulk_update(
		CALL_OFF,
		{name: standing(found, found[0].status == policy.CLOSED) for name, found in _by_parent(rows).items()},
	)
	refresh_plans({row.demand_plan_item for row in rows})


def standing(rows: list, closed: bool = False) -> dict:
	"""`status` and `per_delivered` of a sent call-off with such rows."""
	lines = [
		policy.Called(to_decimal(row.qty), to_decimal(row.delivered_qty), getdate(row.deliver_by))
		for row in rows
	]
	return {
		"status": policy.call_off_status(lines, getdate(today()), closed),
		"per_delivered": flt(policy.delivered_percent(lines), 2),
	}


def refresh_plans(plan_items: Iterable[str]) -> None:
	"""Write what is called off and delivered on plan rows, and how their plans and purchase plans stand."""
	names = list(plan_items)
	called = queries.called_off(names, docstatus=(1,))
	arrived = queries.delivered_on_plan(names)
	rows = queries.plan_rows(names, lock=True)
	_bulk_update("Consignment Demand Plan Item", {row.name: _progress(row, called, arrived) for row in rows})
	_refresh_plan_status({row.parent for row in rows})
	purchase_rows = queries.purchase_rows(names)
	_bulk_update(
		"Consignment Purchase Plan Item",
		{row.name: {"called_off_qty": flt(called.get(row.demand_plan_item))} for row in purchase_rows},
	)
	_refresh_purchase_status({row.parent for row in purchase_rows})


def _progress(row, called: dict, arrived: dict) -> dict:
	come = flt(arrived.get(row.name))
	return {
		"called_off_qty": flt(called.get(row.name)),
		"delivered_qty": come,
		"arrived_on": (row.arrived_on or now_datetime()) if come > 0 else None,
	}


def _refresh_plan_status(plans: Collection[str]) -> None:
	rows = queries.rows_of_plans(plans)
	_bulk_update(PLAN, {name: {"status": _plan_status(found)} for name, found in _by_parent(rows).items()})


def _refresh_purchase_status(plans: Collection[str]) -> None:
	rows = queries.rows_of_purchase_plans(plans)
	found = {name: _plan_status(found) for name, found in _by_parent(rows).items()}
	handed = {name: "Handed Over" if status == "Approved" else status for name, status in found.items()}
	_bulk_update(PURCHASE_PLAN, {name: {"status": status} for name, status in handed.items()})


def _plan_status(rows: list[dict]) -> str:
	return policy.plan_progress((to_decimal(row.wanted), to_decimal(row.called_off_qty)) for row in rows)


def _by_parent(rows: Iterable[dict]) -> dict[str, list[dict]]:
	found: dict[str, list[dict]] = {}
	for row in rows:
		found.setdefault(row.parent, []).append(row)
	return found


def _bulk_update(doctype: str, values: dict[str, dict]) -> None:
	"""Progress only: a form that somebody has open stays current."""
	if values:
		frappe.db.bulk_update(doctype, values, update_modified=False)


def mark_overdue(on: date | None = None) -> None:
	"""Give every open call-off whose day has passed its status; every night."""
	names = queries.falling_due(on or getdate(today()))
	if names:
		refresh(names)


# Consignment Receipt


def on_receipt_validate(receipt, _method: str | None = None) -> None:
	"""A receipt delivers on open call-offs of its own agreement only."""
	names = {row.call_off for row in receipt.items if row.call_off}
	if not names:
		return
	rows = {row.name: row for row in queries.call_off_rows(names)}
	for row in receipt.items:
		if not row.call_off:
			row.call_off_item = None
			continue
		called = rows.get(row.call_off_item)
		params = {"call_off": row.call_off}
		fits = called and called.parent == row.call_off and called.item_code == row.item_code
		if not fits or called.consignment_agreement != receipt.consignment_agreement:
			throw("consignment_call_off_receipt_unfit", row=row.idx, item=row.item_code, **params)
		if called.status == policy.CLOSED:
			throw("consignment_call_off_not_open", status=called.status, **params)


def on_receipt(receipt, _method: str | None = None) -> None:
	"""A receipt was submitted or cancelled: its call-offs and plans follow."""
	names = {row.call_off for row in receipt.items if row.call_off}
	if names:
		refresh(names)
