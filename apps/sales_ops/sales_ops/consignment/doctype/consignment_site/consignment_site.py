import frappe
from frappe.model.document import Document

from sales_ops.consignment.stock import warehouses
from sales_ops.exceptions import throw
from sales_ops.guards import keep_computed


class ConsignmentSite(Document):
	"""A store that keeps suppliers' goods; it makes its group of warehouses and its pass-through (§6.4 point 1)."""

	def validate(self):
		keep_computed(self, ("warehouse_group", "pass_through_warehouse"))
		self.validate_warehouses()

	def before_insert(self):
		self.warehouse_group = self.pass_through_warehouse = None

	def after_insert(self):
		self.db_set("warehouse_group", warehouses.make_group(self))
		self.db_set("pass_through_warehouse", warehouses.make_pass_through(self))

	def validate_warehouses(self):
		for field in ("own_warehouse", "parent_warehouse"):
			warehouse = self.get(field)
			if not warehouse:
				continue
			if frappe.get_cached_value("Warehouse", warehouse, "company") != self.company:
				throw("consignment_stock_other_company", warehouse=warehouse, company=self.company)
			if warehouses.role_of(warehouse):
				throw("consignment_stock_not_own_warehouse", warehouse=warehouse)
