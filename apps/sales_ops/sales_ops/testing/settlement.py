"""Records for tests and demo of the settlement of consigned goods."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import frappe
from frappe.utils import add_days, getdate, today

from sales_ops.policies.consignment_calendar import Calendar, Window, window_before, window_of
from sales_ops.testing import consignment as make
from sales_ops.testing.setup import default_company

SETTLEMENT = "Consignment Settlement"
# Of the test site; test modules name their days before it is connected.
ZONE = ZoneInfo("Asia/Shanghai")


def site_today() -> date:
	"""Today on the test site, whatever the clock of the machine."""
	return datetime.now(ZONE).date()


def last_period(on: date | None = None) -> Window:
	"""The last period that has ended, by the settings' days."""
	return window_before(window_of(on or getdate(today()), Calendar()), Calendar())


def make_settled_supplier(item_code: str | None = None, qty: float = 10_000, **values):
	"""An agreement of a supplier of its own with stock since long ago."""
	values = {"supplier": make.make_supplier(frappe.generate_hash(length=8)), **values}
	agreement = make.make_agreement(item_code or make.make_item(), **values)
	on = f"{add_days(last_period().start, -100)} 08:00:00"
	for item in {row.item_code for row in agreement.items}:
		make.receive_consigned(agreement, item, qty, on=on)
	return agreement


def use(agreement, qty: float = 10, on: date | None = None, item_code: str | None = None):
	"""A Delivery Note of consigned goods on a day, by default the last of the last period."""
	item_code = item_code or agreement.items[0].item_code
	on = f"{on or last_period().end} 10:00:00"
	return make.deliver((item_code, qty, agreement.consigned_warehouse), on=on)


def give_account(supplier: str, currency: str) -> None:
	"""A payable account of the supplier in a currency, as ERPNext demands it for invoices in that currency."""
	payable = frappe.get_cached_value("Company", default_company(), "default_payable_account")
	parent = frappe.db.get_value("Account", payable, "parent_account")
	name = f"Creditors {currency}"
	filters = {"account_name": name, "company": default_company()}
	values = {"parent_account": parent, "account_type": "Payable", "account_currency": currency}
	account = frappe.db.exists("Account", filters) or make.insert("Account", **filters, **values).name
	doc = frappe.get_doc("Supplier", supplier)
	doc.default_currency = currency
	doc.append("accounts", {"company": default_company(), "account": account})
	doc.save(ignore_permissions=True)


def tax_template(rate: float) -> str:
	"""A purchase tax on the net total, in percent."""
	filters = {"account_type": "Tax", "company": default_company(), "is_group": 0}
	row = {"category": "Total", "add_deduct_tax": "Add", "charge_type": "On Net Total"}
	row |= {"account_head": frappe.db.get_value("Account", filters), "description": "VAT", "rate": rate}
	values = {"title": frappe.generate_hash(length=8), "company": default_company(), "taxes": [row]}
	return make.insert("Purchase Taxes and Charges Template", **values).name


def bring_into_own_store(note, qty: float, **row_values):
	"""The customer's return of a Delivery Note, now, into our own store."""
	from erpnext.controllers.sales_and_purchase_return import make_return_doc

	back = make_return_doc(note.doctype, note.name)
	back.set_posting_time = 0
	back.items[0].update({"qty": -qty, "warehouse": make.own_warehouse(), **row_values})
	return back.insert(ignore_permissions=True).submit()


def bring_back(note, qty: float, agreement, on: date | None = None):
	"""The customer's return of a Delivery Note into consigned stock, a day after it by default."""
	on = f"{on or add_days(note.posting_date, 1)} 10:00:00"
	values = make.moment({"on": on})
	from erpnext.controllers.sales_and_purchase_return import make_return_doc

	back = make_return_doc(note.doctype, note.name)
	back.update(values)
	back.items = back.items[:1]
	back.items[0].update({"qty": -qty, "warehouse": agreement.consigned_warehouse})
	return back.insert(ignore_permissions=True).submit()


def settle(agreement, submit: bool = True, **values):
	"""The settlement of an agreement's supplier for the last period; late ones say why."""
	group = frappe.get_cached_value("Item", agreement.items[0].item_code, "item_group")
	defaults = {"supplier": agreement.supplier, "item_group": group, "delay_reason": "盘点未完成"}
	values = defaults | {"currency": agreement.currency} | values
	doc = make.insert(SETTLEMENT, company=agreement.company, **values)
	return doc.submit() if submit else doc


def bill(doc, amount: float | None = None, **values):
	"""Book the supplier's invoice of a settlement; returns the Purchase Invoice, the settlement is reloaded."""
	values = {"bill_no": frappe.generate_hash(length=8), "bill_date": today(), **values}
	name = doc.record_invoice(bill_amount=doc.grand_total if amount is None else amount, **values)
	doc.reload()
	return frappe.get_doc("Purchase Invoice", name)


def withdrawal_of(source):
	"""The Consignment Withdrawal of a user's document."""
	return frappe.get_doc("Consignment Withdrawal", {"source_document": source.name, "docstatus": 1})


def accrual() -> str:
	"""The account Stock Received But Not Billed."""
	return frappe.get_cached_value("Company", default_company(), "stock_received_but_not_billed")


def accrued() -> float:
	"""Its balance, credit positive."""
	rows = frappe.get_all("GL Entry", {"account": accrual(), "is_cancelled": 0}, ["credit", "debit"])
	return round(sum(row.credit - row.debit for row in rows), 2)


def unsettled(agreement) -> tuple[float, float]:
	"""What the ledger holds unsettled of an agreement: in its currency and as it was booked."""
	filters = {"agreement": agreement.name, "settlement": ("is", "not set")}
	rows = frappe.get_all("Consignment Ledger Entry", filters, ["amount", "base_amount"])
	return round(sum(row.amount for row in rows), 2), round(sum(row.base_amount for row in rows), 2)


def to_be_billed(agreement) -> list[str]:
	"""The supplier's receipts in ERPNext's report Received Items To Be Billed."""
	from erpnext.accounts.report.received_items_to_be_billed.received_items_to_be_billed import execute

	_columns, rows = execute(frappe._dict(company=default_company(), posting_date=today()))
	return [row.name for row in rows if row.supplier == agreement.supplier]
