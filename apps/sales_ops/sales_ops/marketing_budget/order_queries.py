"""Purchase orders as the control of marketing budgets reads them; for scopes and `fresh` see `queries`."""

from collections.abc import Iterable, Sequence

from pypika.functions import NullIf
from pypika.queries import Table
from pypika.terms import Term

import frappe
from frappe.query_builder.functions import Coalesce, DateFormat, Sum
from frappe.utils import flt

from sales_ops.marketing_budget.queries import CLOSED, MONTH, Scope, read, within
from sales_ops.policies import budget_consumption as policy
from sales_ops.setup.dimension import FIELD
from sales_ops.values import to_decimal

ORDER, ROW, RECEIVED = "Purchase Order", "Purchase Order Item", "Purchase Receipt Item"


def open_orders(scope: Scope, fresh: bool = False) -> list[dict]:
	"""What is ordered and neither billed nor in the ledger already, by row of an order.

	With ERPNext's provisional accounting the receipt of a service posts its expense, and the invoice takes that back when it
	posts its own; until then the order would count a second time.

	Returns:
		rows of order_item, activity, account, posting_date (required by), month (of that), voucher_no (the order), against (its
		supplier), item_name, idx and amount (net, company currency).
	"""
	item, order = frappe.qb.DocType(ROW), frappe.qb.DocType(ORDER)
	query = (
		within(scope, item, item[FIELD])
		.join(order)
		.on(order.name == item.parent)
		.select(item.name.as_("order_item"), item[FIELD].as_("activity"), item.expense_account.as_("account"))
		.select(item.schedule_date.as_("posting_date"), DateFormat(item.schedule_date, MONTH).as_("month"))
		.select(order.name.as_("voucher_no"), order.supplier.as_("against"), item.item_name, item.idx)
		.select(_unbilled(item).as_("amount"))
		.where(item.docstatus == 1)
		.where(item.billed_amt < item.amount)
		.where(order.status != CLOSED)
	)
	rows = read(query, fresh)
	received = _received([row.order_item for row in rows], fresh) if rows else {}
	for row in rows:
		amounts = to_decimal(row.amount), to_decimal(received.get(row.order_item))
		row.amount = flt(policy.still_ordered(*amounts))
	return [row for row in rows if row.amount]


def _unbilled(item: Table) -> Term:
	"""What of an order's row is not billed (net, company currency).

	By the share that is billed, not by `billed_amt` × rate: that would be off by a discount on the whole order.
	"""
	return item.base_net_amount * (1 - Coalesce(item.billed_amt / NullIf(item.amount, 0), 1))


def _received(order_items: Iterable[str], fresh: bool) -> dict[str, float]:
	"""What receipts have posted of rows of orders and invoices have not taken back, at the order's price (company currency)."""
	received, item = frappe.qb.DocType(RECEIVED), frappe.qb.DocType(ROW)
	share = (received.amount - Coalesce(received.billed_amt, 0)) / NullIf(item.amount, 0)
	query = (
		frappe.qb.from_(received)
		.join(item)
		.on(item.name == received.purchase_order_item)
		.select(item.name, received.item_code, Sum(share * item.base_net_amount).as_("amount"))
		.where(received.purchase_order_item.isin(list(order_items)))
		.where(received.docstatus == 1)
		.where(received.provisional_expense_account != "")
		.groupby(item.name, received.item_code)
	)
	# Receipts of goods name the account as well, and post to stock.
	return {row.name: row.amount for row in read(query, fresh) if not _is_stock(row.item_code)}


def _is_stock(item_code: str) -> bool:
	return bool(frappe.get_cached_value("Item", item_code, "is_stock_item"))


def ordered_for(order_items: Sequence[str]) -> list[str]:
	"""The activities of rows of purchase orders."""
	item = frappe.qb.DocType(ROW)
	query = frappe.qb.from_(item).select(item[FIELD]).distinct().where(item.name.isin(list(order_items)))
	return [name for name in query.run(pluck=True) if name]
