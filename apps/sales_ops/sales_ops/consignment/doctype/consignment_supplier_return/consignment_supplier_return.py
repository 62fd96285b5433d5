import frappe
from frappe.model.document import Document
from frappe.utils import cint, flt

from sales_ops.consignment.control import goods, store
from sales_ops.consignment.stock import agreements, ledger, moments, vouchers
from sales_ops.exceptions import throw
from sales_ops.guards import keep_computed, require_filled

SUPPLIER_RETURN = "Consignment Supplier Return"
DRAFT, SENT_BACK, CANCELLED = "Draft", "Sent Back", "Cancelled"
EVENT = "Supplier-Return"


class ConsignmentSupplierReturn(Document):
	"""Consigned goods that were not used and go back to their supplier: they leave the store at no value (§6.4 point 7)."""

	def before_validate(self):
		moments.take_moment(self)

	def validate(self):
		require_filled(self, "consignment_agreement", "items")
		keep_computed(self, ("stock_entry", "status"), status=DRAFT)
		agreements.take_terms(self)
		self.validate_items()
		goods.set_items(self)
		self.set_amounts()

	def before_submit(self):
		self.pick_goods()
		self.status = SENT_BACK

	def on_submit(self):
		rows = [row.as_dict() | {"voucher_detail_no": row.name} for row in self.items]
		entry = goods.move(self, [frappe._dict(row) for row in rows], goods.OUT, EVENT)
		self.db_set("stock_entry", entry)

	def on_cancel(self):
		vouchers.cancel("Stock Entry", self.stock_entry)
		ledger.reverse(self)
		self.db_set("status", CANCELLED)

	def validate_items(self):
		for row in self.items:
			if flt(row.qty) <= 0:
				throw("consignment_return_qty", row=row.idx, item=row.item_code)

	def set_amounts(self):
		held = store.on_hand(self.warehouse, {row.item_code for row in self.items})
		for row in self.items:
			row.available_qty = held.get(row.item_code, 0)
			row.amount = flt(flt(row.rate) * flt(row.qty), row.precision("amount"))
		self.total_amount = goods.total(self.items, "amount", self.precision("total_amount"))

	def pick_goods(self):
		"""Lock the goods and name batches and serial numbers; a row of several batches becomes several rows."""
		picked = goods.lock_and_pick(self, self.items)
		if len(picked) == len(self.items):
			for row, piece in zip(self.items, picked, strict=True):
				row.update({"batch_no": piece.batch_no, "serial_no": piece.serial_no})
			return
		self.set("items", [])
		for piece in picked:
			self.append(
				"items", {name: piece[name] for name in ("item_code", "qty", "batch_no", "serial_no")}
			)
		goods.set_items(self)
		self.set_amounts()


@frappe.whitelist()
def goods_in_store(consignment_agreement: str, only_stale: bool | int | str = False) -> list[dict]:
	"""What could go back: rows for a new return.

	Args:
		consignment_agreement: whose goods.
		only_stale: only what has lain longer than the agreement allows.

	Returns:
		item_code, item_name, stock_uom, available_qty, qty, the items in the order of their codes.

	Raises:
		frappe.PermissionError: the user may not write supplier returns, or not read the agreement.
	"""
	frappe.has_permission(SUPPLIER_RETURN, "write", throw=True)
	agreement = frappe.get_doc(agreements.AGREEMENT, consignment_agreement)
	agreement.check_permission("read")
	return store.returnable(agreement, bool(cint(only_stale)))
