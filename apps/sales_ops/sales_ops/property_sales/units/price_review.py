"""The price of a unit that came back is confirmed before it is sold again (property-and-credit.md §4 row 43, §10.1).

The change that ends a deal opens a Price Review block; what a block does (no new hold, its reason on board and form, its
place in the board of a past day) needs no second way. Confirming the price lifts it, and so does undoing the change.
"""

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import today

from sales_ops import arguments
from sales_ops.policies.availability import PRICE_REVIEW
from sales_ops.policies.changes import must_confirm_price
from sales_ops.property_sales import settings

if TYPE_CHECKING:
	from sales_ops.property_sales.doctype.property_change_application.property_change_application import (
		PropertyChangeApplication,
	)


def open_after(change: "PropertyChangeApplication") -> None:
	"""Block the unit that a change has set free, where its price must be confirmed."""
	if not must_confirm_price(change.kind, bool(settings.term("confirm_price_after_forfeiture"))):
		return
	kind = _(change.kind, context="Property Change Application")
	block = frappe.get_doc(
		{
			"doctype": "Property Unit Block",
			"property_unit": change.property_unit,
			"kind": PRICE_REVIEW,
			"blocked_on": today(),
			"reason": _("{0} {1}: confirm the price before the unit is sold again.").format(
				kind, change.name
			),
			"property_change_application": change.name,
		}
	)
	block.flags.from_change = True
	block.insert(ignore_permissions=True)


def close_for(change: "PropertyChangeApplication") -> None:
	"""The change is undone, its deal has the unit again: nothing is left to confirm."""
	opened = {"property_change_application": change.name, "status": "Open"}
	for name in frappe.get_all("Property Unit Block", opened, pluck="name"):
		block = frappe.get_doc("Property Unit Block", name)
		block.flags.ignore_permissions = True
		block.lift()


@frappe.whitelist(methods=["POST"])
def confirm_prices(units: list | str) -> int:
	"""Confirm the present prices of units that came back, so that they can be sold again.

	Args:
		units: names of Property Units, as a list or in JSON; those without an open review are passed over.

	Returns:
		how many reviews were closed.

	Raises:
		frappe.PermissionError: the user does not lift blocks, or may not see one of the units.
	"""
	frappe.has_permission("Property Unit Block", "write", throw=True)
	opened = {
		"property_unit": ("in", arguments.names("units", units)),
		"kind": PRICE_REVIEW,
		"status": "Open",
	}
	reviews = frappe.get_all(
		"Property Unit Block", opened, ["name", "property_unit"], order_by="property_unit"
	)
	for review in reviews:
		frappe.has_permission("Property Unit", "read", review.property_unit, throw=True)
		frappe.get_doc("Property Unit Block", review.name).lift()
	return len(reviews)
