import frappe
from frappe.model.document import Document
from frappe.model.mapper import get_mapped_doc
from frappe.utils import flt, getdate, now_datetime, today

from sales_ops import arguments
from sales_ops.consignment.demand import call_off_queries, call_offs, sending
from sales_ops.consignment.stock.agreements import price_list
from sales_ops.exceptions import throw
from sales_ops.guards import keep_computed, require_filled, stored
from sales_ops.policies.consignment_delivery import CLOSED

DRAFT, CANCELLED = "Draft", "Cancelled"
STEPS = ("status", "per_delivered", "sent_on", "sent_by", "sent_to", "close_reason")


class ConsignmentCalloff(Document):
	"""What one supplier is asked to bring, from rows of approved demand plans. Submitted when it goes to the supplier;
	Consignment Receipts deliver on it.
	"""

	def validate(self):
		require_filled(self, "consignment_agreement", "items")
		keep_computed(self, STEPS, status=DRAFT, per_delivered=0)
		self.set_parties()
		self.set_prices()
		self.deliver_by = min(getdate(row.deliver_by) for row in self.items)
		call_offs.check_rows(self)

	def before_submit(self):
		self.status = call_offs.standing(self.items)["status"]

	def on_submit(self):
		call_offs.refresh_plans({row.demand_plan_item for row in self.items})

	def before_cancel(self):
		if receipt := call_off_queries.receipt_of(self.name):
			throw("consignment_call_off_has_receipt", receipt=receipt)

	def on_cancel(self):
		self.db_set("status", CANCELLED)
		call_offs.refresh_plans({row.demand_plan_item for row in self.items})

	def set_parties(self):
		fields = ["supplier", "supplier_name", "consignment_site", "company", "currency"]
		agreement = frappe.db.get_value(
			"Consignment Agreement", self.consignment_agreement, fields, as_dict=True
		)
		self.update(agreement or {})

	def set_prices(self):
		"""The price agreed for the day, for the supplier to see; what we owe follows from the day of use."""
		rates = price_list(self.consignment_agreement, getdate(self.call_off_date or today()))
		for row in self.items:
			row.delivered_qty = 0
			row.currency = self.currency
			row.rate = flt(rates.get(row.item_code))
			row.amount = flt(flt(row.qty) * row.rate, row.precision("amount"))
		self.total_amount = flt(sum(row.amount for row in self.items), self.precision("total_amount"))

	@frappe.whitelist()
	def send(self, way: str, recipient: str | None = None) -> str | None:
		"""Note that the supplier has the call-off: on paper, or by an e-mail with the print that leaves now.

		Args:
			way: "E-mail" or "Paper".
			recipient: an e-mail address; that of the supplier if left out.

		Returns:
			the address it went to.

		Raises:
			DemandPlanError: it is not submitted, there is no address, or the site sends no e-mails.
		"""
		call_off = stored(self, "submit")
		if call_off.docstatus != 1:
			throw("consignment_call_off_not_sent", call_off=call_off.name)
		address = sending.send(call_off, recipient) if way == "E-mail" else None
		sent = {"sent_on": now_datetime(), "sent_by": way, "sent_to": address}
		call_off.db_set(sent, notify=True)
		self.reload()
		return address

	@frappe.whitelist()
	def close(self, reason: str) -> None:
		"""Give up what was not delivered; its quantity may be called off again.

		Raises:
			DemandPlanError: it is not sent, or closed already.
		"""
		call_off = stored(self, "submit")
		if call_off.docstatus != 1 or call_off.status == CLOSED or not (reason or "").strip():
			throw("consignment_call_off_not_closable", call_off=call_off.name)
		call_off.db_set({"status": CLOSED, "close_reason": reason}, notify=True)
		call_offs.refresh([call_off.name])
		self.reload()


@frappe.whitelist()
def make_call_offs(doctype: str, name: str) -> list[str]:
	"""Draft call-offs for what is left of a purchase plan, or of a daily or supplementary plan, one a supplier.

	Args:
		doctype: Consignment Purchase Plan or Consignment Demand Plan.
		name: of the submitted document.

	Raises:
		DemandPlanError: nothing of it is left.
	"""
	frappe.has_permission("Consignment Call-off", "create", throw=True)
	if doctype not in (call_offs.PLAN, call_offs.PURCHASE_PLAN):
		throw("consignment_plan_nothing_to_call_off")
	plan = frappe.get_doc(doctype, name)
	plan.check_permission("read")
	if plan.docstatus != 1 or plan.get("kind") == call_offs.MONTHLY:
		throw("consignment_plan_nothing_to_call_off")
	field = "name" if doctype == call_offs.PLAN else "demand_plan_item"
	return call_offs.make_call_offs([row.get(field) for row in plan.items])


@frappe.whitelist()
def make_receipt(source_name: str, target_doc: str | Document | None = None) -> Document:
	"""A draft Consignment Receipt with what is left of a call-off."""
	frappe.has_permission("Consignment Receipt", "create", throw=True)

	def set_quantity(row, target, _source):
		target.qty = flt(row.qty - row.delivered_qty, 6)
		target.uom = row.stock_uom

	rows = {
		"doctype": "Consignment Receipt Item",
		"field_map": {"parent": "call_off", "name": "call_off_item"},
		"field_no_map": ["rate", "amount", "currency"],
		"condition": lambda row: row.delivered_qty < row.qty,
		"postprocess": set_quantity,
	}
	parent = {
		"doctype": "Consignment Receipt",
		"validation": {"docstatus": ["=", 1]},
		"field_no_map": ["status", "total_amount", "remarks"],
	}
	target = arguments.target("Consignment Receipt", target_doc)
	tables = {"Consignment Call-off": parent, "Consignment Call-off Item": rows}
	return get_mapped_doc("Consignment Call-off", source_name, tables, target)
