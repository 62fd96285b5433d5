"""A deal of a book with its contract and its receipts, in the order in which it happened."""

from datetime import datetime, time

import frappe
from frappe.utils import flt

from sales_ops.policies import claims
from sales_ops.property_sales.money.receipts import new_receipt
from sales_ops.values import to_decimal
from sales_ops.workbook.checks import CheckedDeal
from sales_ops.workbook.layout import CANCELLED, EXPIRED, HELD, SIGNED
from sales_ops.workbook.master_importer import consultant_of, unit_of
from sales_ops.workbook.model import DealRow, ReceiptRow


def import_deal(checked: CheckedDeal, company: str) -> bool:
	"""Make a deal and all that belongs to it; the caller commits. False: the office's deal number was there."""
	if frappe.db.exists("Property Subscription", {"deal_no": checked.deal.deal_no}):
		return False
	deal = _subscribe(checked.deal)
	if checked.deal.stage == EXPIRED:
		deal.end_claim(claims.EXPIRED)
	elif checked.deal.stage != HELD:
		deal.submit()
	if checked.deal.stage == CANCELLED:
		deal.cancel()
	receipts = _Receipts(deal, checked.posting.accepted)
	if checked.deal.stage == SIGNED:
		receipts.post_until_full_deposit()
		_sign(checked, deal)
	receipts.post_rest()
	return True


def _subscribe(row: DealRow):
	deal = frappe.get_doc(
		{
			"doctype": "Property Subscription",
			"deal_no": row.deal_no,
			"property_unit": unit_of(row.unit_key),
			"customer": frappe.db.get_value("Customer", {"so_customer_no": row.customer_no}),
			"consultant": consultant_of(row.consultant),
			"subscription_date": row.subscription_date,
			"agreed_amount": flt(row.agreed_amount),
			"payment_plan_template": _plan(row.payment_plan),
			"temporary_deposit_amount": flt(row.temporary_deposit),
			"deposit_amount": flt(row.deposit),
			"full_deposit_by": row.full_deposit_by,
			"sign_by": row.sign_by,
		}
	)
	deal.flags.price_decided = True  # on paper
	deal.flags.held_until = row.held_until
	if row.ended_on:
		deal.flags.ended_at = datetime.combine(row.ended_on, time(18))
	return deal.insert()


def _plan(name: str | None) -> str | None:
	"""The template of that name; a contract brings its own instalments, so a plan unknown here does no harm."""
	return name if name and frappe.db.exists("Property Payment Plan Template", name) else None


def _sign(checked: CheckedDeal, deal) -> None:
	row = checked.deal
	contract = frappe.get_doc(
		{
			"doctype": "Property Contract",
			"property_subscription": deal.name,
			"contract_no": row.contract_no,
			"contract_date": row.contract_date,
			"contract_amount": flt(row.price),
			"instalments": [
				{
					"kind": instalment.kind,
					"money_source": instalment.source,
					"due_date": instalment.due_date,
					"amount": flt(instalment.amount),
				}
				for instalment in checked.schedule
			],
		}
	)
	contract.flags.price_decided = True
	contract.insert().submit()
	deal.reload()


class _Receipts:
	"""The receipts of a deal, posted one after the other; a slip that pays deposit and more is booked in two parts."""

	def __init__(self, deal, rows: tuple[ReceiptRow, ...]):
		self.deal = deal
		self.waiting = [(row, row.amount, row.receipt_no) for row in rows]

	def post_until_full_deposit(self) -> None:
		while self.waiting and self.deal.status != "Full Deposit":
			row, amount, number = self.waiting.pop(0)
			of_deal = {"property_subscription": self.deal.name, "status": ("!=", "Void")}
			wanted = frappe.get_all("Property Instalment", of_deal, pluck="outstanding_amount")
			part = min(amount, to_decimal(sum(wanted)))
			self._post(row, part, number)
			if amount > part:
				self.waiting.insert(0, (row, amount - part, f"{number}/2"))

	def post_rest(self) -> None:
		for row, amount, number in self.waiting:
			self._post(row, amount, number)
		self.waiting = []

	def _post(self, row: ReceiptRow, amount, number: str) -> None:
		entry = new_receipt(self.deal, flt(amount), str(row.date), _mode(row.mode, self.deal.company), number)
		entry.insert().submit()
		self.deal.reload()


def _mode(name: str | None, company: str) -> str | None:
	"""The mode of payment where the company has an account for it; otherwise the receipt goes to the default bank."""
	has_account = name and frappe.db.exists("Mode of Payment Account", {"parent": name, "company": company})
	return name if has_account else None
