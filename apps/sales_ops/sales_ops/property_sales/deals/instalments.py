"""A deal's living instalments: made from a schedule, locked for receipts, voided when terms end."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import frappe
from frappe.utils import flt, getdate, now_datetime

from sales_ops.exceptions import throw
from sales_ops.policies.allocation import OpenRow
from sales_ops.policies.payment_plan import DEPOSIT_KINDS, Planned
from sales_ops.property_sales import queries
from sales_ops.values import to_decimal

if TYPE_CHECKING:
	from sales_ops.property_sales.doctype.property_subscription.property_subscription import (
		PropertySubscription,
	)

COPIED_FROM_DEAL = (
	"property_unit",
	"property_project",
	"company",
	"currency",
	"customer",
	"consultant",
)


def make_instalments(
	deal: "PropertySubscription",
	rows: Sequence[Planned],
	contract: str | None = None,
	change: str | None = None,
) -> None:
	"""Insert one Property Instalment for each planned row, numbered after those the deal has.

	Args:
		change: the Property Change Application that agreed them, where one did.
	"""
	last = frappe.db.get_value(
		"Property Instalment", {"property_subscription": deal.name}, "seq", order_by="seq desc"
	)
	for seq, row in enumerate(rows, start=(last or 0) + 1):
		frappe.get_doc(
			{
				"doctype": "Property Instalment",
				"property_subscription": deal.name,
				"property_contract": contract,
				"made_by_change": change,
				"seq": seq,
				"kind": row.kind,
				"money_source": row.money_source,
				"due_date": row.due_date,
				"amount": flt(row.amount),
				**{field: deal.get(field) for field in COPIED_FROM_DEAL},
			}
		).insert(ignore_permissions=True)
	deal.db_set("modified", now_datetime(), update_modified=False)  # see queries.lock_instalments


def deposit_instalments(deal_name: str) -> list[Planned]:
	"""The deposit rows a deal has agreed, as a schedule takes them."""
	return [
		Planned(row.kind, getdate(row.due_date), to_decimal(row.amount))
		for row in queries.lock_instalments(deal_name)
		if row.kind in DEPOSIT_KINDS
	]


def open_rows(deal_name: str) -> list[OpenRow]:
	"""The deal's instalments that want money, their rows locked until the transaction ends."""
	return [
		OpenRow(row.name, getdate(row.due_date), row.seq, to_decimal(row.outstanding_amount))
		for row in queries.lock_instalments(deal_name)
		if row.outstanding_amount > 0
	]


def refresh_received(names: Sequence[str]) -> None:
	"""Set each instalment's received amount from the receipts that are submitted now.

	Recomputed, not added up: a second run, or a cancel in any order, ends in the same figures.
	"""
	received = queries.allocated_by_instalment(names)
	for name in sorted(names):
		frappe.get_doc("Property Instalment", name, for_update=True).set_received(flt(received.get(name)))


def void_instalments(deal_name: str, contract: str | None = None) -> None:
	"""Void the deal's instalments, or only those its contract added.

	Raises:
		PaymentPlanError: one of them has received money.
	"""
	for row in queries.lock_instalments(deal_name):
		if contract and row.kind in DEPOSIT_KINDS:
			continue
		if row.received_amount:
			throw("instalment_has_receipts", instalment=row.name, received=to_decimal(row.received_amount))
		frappe.get_doc("Property Instalment", row.name).make_void()


def close_instalments(deal_name: str, change: str) -> None:
	"""Void what a deal that ends still owes; paid instalments stay as they are. `change` can reopen them."""
	for row in queries.lock_instalments(deal_name):
		if row.outstanding_amount > 0:
			frappe.get_doc("Property Instalment", row.name).make_void(change)


def reopen_instalments(change: str) -> None:
	"""Take back what `close_instalments` did for this change."""
	for name in frappe.get_all(
		"Property Instalment", {"property_change": change}, pluck="name", order_by="seq"
	):
		frappe.get_doc("Property Instalment", name, for_update=True).reopen()
