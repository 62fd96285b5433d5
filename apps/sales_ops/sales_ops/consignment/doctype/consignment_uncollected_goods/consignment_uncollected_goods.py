import frappe
from frappe.model.document import Document
from frappe.utils import getdate, now_datetime, today

from sales_ops.consignment.demand import uncollected
from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import keep_computed, stored
from sales_ops.policies import consignment_delivery as policy

SIDES = ("department", "store")
# Who may answer for a side; the department's people have ERPNext's Stock User.
ROLES_OF_SIDE = {
	"department": {"Stock User", "Consignment Planner", "System Manager"},
	"store": {"Consignment Storekeeper", "System Manager"},
}


class ConsignmentUncollectedGoods(Document):
	"""Goods that arrived for a plan and were not collected by their day. Both sides answer; what still lies there on the day
	after the closing day is explained on it (A6, CONS-05).
	"""

	def validate(self):
		self.set_status()

	def set_status(self):
		if not self.flags.step and not self.is_new():
			keep_computed(self, self.meta.get_fieldnames_with_value())
		self.status = uncollected.status_of(self, self.uncollected_qty, getdate(today()))

	@frappe.whitelist()
	def answer(self, side: str, text: str) -> None:
		"""One side says what happened with the goods; the other side is answered by somebody else.

		Args:
			side: "department" or "store".

		Raises:
			frappe.PermissionError: the user does not speak for the side.
			DemandPlanError: the answer is empty, or the same person has answered for the other side.
		"""
		goods = self._open("write")
		if not ROLES_OF_SIDE.get(side, set()) & set(frappe.get_roles()):
			raise frappe.PermissionError
		other = next(one for one in SIDES if one != side)
		user = frappe.session.user
		throw_all(policy.check_answer(text, user, goods.get(f"{other}_answered_by")))
		self._step(
			goods,
			{f"{side}_answer": text, f"{side}_answered_by": user, f"{side}_answered_on": now_datetime()},
		)

	@frappe.whitelist()
	def explain(self, text: str) -> None:
		"""Why the goods still lie there; later than the day after the closing day it counts as late."""
		goods = self._open("write")
		throw_all(policy.check_answer(text, frappe.session.user, None))
		values = {"explanation": text, "explained_by": frappe.session.user, "explained_on": now_datetime()}
		self._step(goods, values | {"is_late": int(getdate(today()) > getdate(goods.explain_by))})

	def _open(self, ptype: str):
		goods = stored(self, ptype)
		if goods.status == policy.COLLECTED:
			throw("consignment_uncollected_collected")
		return goods

	def _step(self, goods, values: dict):
		goods.update(values)
		goods.flags.step = True
		goods.save()
		self.reload()
