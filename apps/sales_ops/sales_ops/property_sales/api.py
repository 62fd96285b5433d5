"""Whitelisted calls of Property Sales, for the board and for REST clients.

Each one checks the permission first. Documents have Frappe's own REST beside these; what stands here is what needs more
than one document, or a shorter way for a mini-program.
"""

import frappe
from frappe.utils import flt, today

from sales_ops.property_sales.money.receipts import new_receipt
from sales_ops.property_sales.units.board import FIELDS, board_rows, board_units, moment_of
from sales_ops.property_sales.units.unit_story import story_of
from sales_ops.setup.seed import CUSTOMER_GROUP, make_customer_group


@frappe.whitelist(methods=["GET"])
def get_board(
	property_project: str, property_building: str | None = None, at: str | None = None
) -> list[dict]:
	"""The units of a project or building with status, price, holder and days.

	Args:
		at: ISO date (its end) or date and time in the site's time zone: the board as it was; now when left out.

	Returns:
		rows as of `board.board_units`; amounts in the project's currency.
	"""
	_check_board(property_project)
	return board_units(property_project, property_building, at)


@frappe.whitelist(methods=["GET"])
def get_board_table(
	property_project: str, property_building: str | None = None, at: str | None = None
) -> dict:
	"""The same for the board page, in a third of the bytes: the names of the fields once, then rows of values.

	Returns:
		`{"fields": […], "rows": [[…], …], "currency": …, "at": the past moment, null for now}`
	"""
	_check_board(property_project)
	moment = moment_of(at)
	return {
		"fields": FIELDS,
		"rows": board_rows(property_project, property_building, moment),
		"currency": frappe.get_cached_value("Property Project", property_project, "currency"),
		"at": moment,
	}


@frappe.whitelist(methods=["GET"])
def get_unit_story(property_unit: str) -> list[dict]:
	"""What happened to a unit: claims, changes, prices, blocks, the newest first; see `unit_story.story_of`."""
	frappe.has_permission("Property Unit", "read", property_unit, throw=True)
	return story_of(property_unit)


def _check_board(property_project: str) -> None:
	frappe.has_permission("Property Unit", "read", throw=True)
	frappe.has_permission("Property Project", "read", property_project, throw=True)


@frappe.whitelist(methods=["POST"])
def hold_unit(property_unit: str, customer: str, consultant: str | None = None) -> dict:
	"""Hold a unit for a customer for the office's hold minutes.

	Args:
		consultant: Sales Person; the session user's own when left empty.

	Returns:
		`{"name": the draft Property Subscription, "property_unit": …, "held_until": datetime}`

	Raises:
		UnitTakenError (409): somebody else has the unit; the message says who, and until when.
		ClaimError: the unit is not released for sale.
	"""
	frappe.has_permission("Property Subscription", "create", throw=True)
	deal = frappe.get_doc(
		{
			"doctype": "Property Subscription",
			"property_unit": property_unit,
			"customer": customer,
			"consultant": consultant,
			"subscription_date": today(),
		}
	).insert()
	return {"name": deal.name, "property_unit": deal.property_unit, "held_until": deal.held_until}


@frappe.whitelist(methods=["POST"])
def make_customer(customer_name: str, mobile_no: str | None = None) -> dict:
	"""Make a buyer in the customer group of property buyers, which has no credit limit.

	Returns:
		`{"name": the Customer, "customer_name": …}`
	"""
	frappe.has_permission("Customer", "create", throw=True)
	make_customer_group()
	values = {"customer_name": customer_name, "mobile_no": mobile_no, "customer_type": "Individual"}
	customer = frappe.get_doc({"doctype": "Customer", "customer_group": CUSTOMER_GROUP, **values}).insert()
	return {"name": customer.name, "customer_name": customer.customer_name}


@frappe.whitelist(methods=["GET", "POST"])
def make_receipt(property_subscription: str, mode_of_payment: str | None = None) -> dict:
	"""A Payment Entry form for the deal, filled but not saved: what is due next, on the company's bank account."""
	frappe.has_permission("Payment Entry", "create", throw=True)
	deal = frappe.get_doc("Property Subscription", property_subscription)
	deal.check_permission("read")
	return new_receipt(deal, mode_of_payment=mode_of_payment).as_dict()


@frappe.whitelist(methods=["POST"])
def receive_payment(
	property_subscription: str,
	amount: float,
	posting_date: str | None = None,
	mode_of_payment: str | None = None,
	reference_no: str | None = None,
) -> dict:
	"""Receive and submit money for a deal in one call; it pays the oldest instalments first.

	Args:
		amount: in the deal's currency.
		posting_date: ISO date; today when left empty.
		reference_no: the bank's or the receipt book's number.

	Returns:
		`{"payment_entry": name, "allocations": [{"property_instalment", "allocated_amount"}], "status": of the deal}`

	Raises:
		ReceiptError: more than is owed, or another rule of the receipt; nothing is written.
	"""
	frappe.has_permission("Payment Entry", "submit", throw=True)
	deal = frappe.get_doc("Property Subscription", property_subscription)
	deal.check_permission("read")
	entry = new_receipt(deal, flt(amount), posting_date, mode_of_payment, reference_no)
	entry.insert()
	entry.submit()
	rows = [
		{"property_instalment": row.property_instalment, "allocated_amount": row.allocated_amount}
		for row in entry.so_property_allocations
	]
	deal.reload()
	return {"payment_entry": entry.name, "allocations": rows, "status": deal.status}
