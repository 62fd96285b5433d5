"""The attached units of a deal on its documents, and what they add to its amount."""

from typing import TYPE_CHECKING

import frappe
from frappe.model.document import Document
from frappe.utils import flt

from sales_ops.exceptions import throw_all
from sales_ops.policies import attached as policy
from sales_ops.values import refill, to_decimal

if TYPE_CHECKING:
	from sales_ops.property_sales.doctype.property_subscription.property_subscription import (
		PropertySubscription,
	)

FACTS = ("name", "kind", "company", "property_project", "list_amount")


def fill_attached_units(deal: "PropertySubscription") -> None:
	"""Complete the rows from their units: the list price, once; the agreed price where none was typed.

	A price of zero that was typed is a gift and stays; the desk sends it as 0, an empty field as None.
	"""
	facts = unit_facts(deal)
	before = deal.get_doc_before_save()
	listed = {row.property_unit: row.list_amount for row in before.attached_units} if before else {}
	for row in deal.attached_units:
		unit = facts.get(row.property_unit)
		if not unit:
			continue
		row.update({"kind": unit.kind, "list_amount": listed.get(row.property_unit, unit.list_amount)})
		if row.agreed_amount is None:
			row.agreed_amount = row.list_amount
	units = as_policy(deal)
	deal.attached_amount = flt(policy.attached_amount(units[1:]))
	deal.total_amount = flt(deal.agreed_amount) + deal.attached_amount


def check_attached_units(deal: "PropertySubscription") -> None:
	"""Refuse a unit that stands twice, is no parking or storage, or belongs to other books.

	Raises:
		AttachedUnitError: one of these.
	"""
	home, *attached = as_policy(deal)
	throw_all(policy.check_attached(home, attached))


def as_policy(deal: "PropertySubscription") -> list[policy.Unit]:
	"""The deal's unit and its attached ones, in that order."""
	facts = unit_facts(deal)
	amounts = [(deal.property_unit, deal.agreed_amount)]
	amounts += [(row.property_unit, row.agreed_amount) for row in deal.attached_units]
	return [_unit(facts[name], amount) for name, amount in amounts if name in facts]


def unit_facts(deal: "PropertySubscription") -> dict[str, dict]:
	"""What the units of a deal are, in one query: `{name: {"kind", "company", "property_project", "list_amount"}}`."""
	rows = frappe.get_all("Property Unit", {"name": ("in", deal.unit_names)}, FACTS)
	return {row.name: row for row in rows}


def _unit(facts: dict, amount: float | None) -> policy.Unit:
	project = frappe.get_cached_value("Property Project", facts.property_project, "project")
	return policy.Unit(facts.name, facts.kind, (facts.company, project), to_decimal(amount))


def copy_attached_units(source: Document, target: Document) -> None:
	"""Put the same rows, at the same prices, into a document that is about to be saved."""
	fields = ("property_unit", "kind", "list_amount", "agreed_amount")
	rows = [{field: row.get(field) for field in fields} for row in source.attached_units]
	refill(target, "attached_units", rows)
