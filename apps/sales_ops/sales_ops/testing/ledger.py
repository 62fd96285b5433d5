"""What tests ask ERPNext's ledgers. Amounts in the company's currency, debit positive; zero balances are left out."""

import frappe
from frappe.utils import flt

from sales_ops.testing.setup import default_company


def balances(customer: str) -> dict[str, float]:
	"""Balance by account of a customer's GL rows."""
	return _sums("account", party=customer)


def balances_by_project(customer: str | None, account: str, change=None) -> dict[str, float]:
	"""Balance of an account by accounting project, of one customer or of the two payments of a change."""
	filters = {"account": account}
	if customer:
		filters["party"] = customer
	if change:
		filters["voucher_no"] = ("in", [change.refund_entry, change.transfer_entry])
	return _sums("project", **filters)


def profit_of(deal) -> float:
	"""Income of a deal: what its invoice, credit note and change vouchers credited to income accounts."""
	vouchers = [
		name
		for doctype in ("Sales Invoice", "Journal Entry")
		for name in frappe.get_all(
			"GL Entry", {"party": deal.customer, "voucher_type": doctype}, pluck="voucher_no", distinct=True
		)
	]
	income = frappe.get_all("Account", {"company": default_company(), "root_type": "Income"}, pluck="name")
	found = _sums("company", voucher_no=("in", vouchers), account=("in", income))
	return -sum(found.values())


def open_vouchers(customer: str) -> list[tuple[str, float]]:
	"""What the Payment Ledger holds open of a customer, voucher by voucher."""
	rows = frappe.get_all(
		"Payment Ledger Entry",
		{"party": customer, "delinked": 0},
		["account", "against_voucher_no", "amount"],
		order_by="account, against_voucher_no",
	)
	found: dict[tuple, float] = {}
	for row in rows:
		key = (row.account, row.against_voucher_no)
		found[key] = found.get(key, 0) + row.amount
	return [(voucher, amount) for (_account, voucher), amount in found.items() if abs(amount) > 0.001]


def cash_account() -> str:
	"""The company's cash account."""
	filters = {"company": default_company(), "account_type": "Cash", "is_group": 0}
	return frappe.db.get_value("Account", filters)


def _sums(group: str, **filters) -> dict[str, float]:
	rows = frappe.get_all("GL Entry", {"is_cancelled": 0, **filters}, [group, "debit", "credit"])
	found: dict[str, float] = {}
	for row in rows:
		found[row[group]] = flt(found.get(row[group], 0) + row.debit - row.credit, 9)
	return {key: balance for key, balance in found.items() if balance}


def stock(item_code: str, warehouse: str) -> tuple[float, float]:
	"""Quantity and value of an item in a warehouse: the stock ledger's last entry, which the Bin must agree with."""
	entry = frappe.db.get_value(
		"Stock Ledger Entry",
		{"item_code": item_code, "warehouse": warehouse, "is_cancelled": 0},
		["qty_after_transaction", "stock_value"],
		order_by="posting_datetime desc, creation desc",
	)
	bin_qty, bin_value = frappe.db.get_value(
		"Bin", {"item_code": item_code, "warehouse": warehouse}, ["actual_qty", "stock_value"]
	) or (0, 0)
	qty, value = entry or (0, 0)
	assert (round(qty, 6), round(value, 2)) == (round(bin_qty, 6), round(bin_value, 2)), (
		"Bin and ledger differ"
	)
	return round(qty, 6), round(value, 2)


def moved(*vouchers: str) -> dict[str, float]:
	"""Balance by account of vouchers' GL rows, zero balances left out."""
	return {
		account: round(amount, 2) for account, amount in _sums("account", voucher_no=("in", vouchers)).items()
	}
