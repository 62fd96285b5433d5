"""What follows the use of the demo's consigned goods: settlements of every status, their invoices, a count, new prices, the
nightly proof.
"""

from collections.abc import Callable
from datetime import date

import frappe
from frappe.utils import add_days, getdate

from sales_ops.consignment.settlement.drafts import make_due_drafts
from sales_ops.policies.consignment_settlement import may_defer
from sales_ops.testing.demo_consignment import BUYER, STOREKEEPER, agreement_of, consigned_of
from sales_ops.testing.demo_office import as_user
from sales_ops.values import to_decimal
from sales_ops.workbook.demo_consignment import PARTNERS

FINANCE, QUALITY = "finance@example.com", "quality@example.com"
SETTLEMENT = "Consignment Settlement"
LATE = "系统上线前的账期，随上线一并结清"
OPEN_LAST = 2  # settlements of the newest period that stay drafts


def settlements(day: date) -> None:
	"""The periods before the last are settled and billed; of the last one some wait for the invoice, some for a decision."""
	make_due_drafts(day)
	drafts = frappe.get_all(SETTLEMENT, {"docstatus": 0}, ["name", "period"], order_by="period, name")
	last = max(row.period for row in drafts)
	newest = [row.name for row in drafts if row.period == last]
	for row in drafts:
		if row.period < last and confirm(row.name):
			bill(row.name)
	for name in newest[:-OPEN_LAST]:
		if confirm(name):
			frappe.get_doc(SETTLEMENT, name).issue_notice(QUALITY)


def confirm(name: str) -> bool:
	"""Confirm a settlement, or let a small one wait. Returns whether an invoice is to come."""
	frappe.set_user(BUYER)
	doc = frappe.get_doc(SETTLEMENT, name)
	doc.delay_reason = LATE
	doc.save()  # what waited of the period before has come in
	small = may_defer(to_decimal(doc.net_amount), to_decimal(doc.minimum_amount), bool(doc.supplier_consents))
	if small:
		doc.defer(LATE)
	else:
		doc.submit()
	return not small


def bill(name: str) -> None:
	"""The supplier's invoice arrives through quality, and finance books it."""
	frappe.set_user(FINANCE)
	frappe.get_doc(SETTLEMENT, name).issue_notice(QUALITY)
	doc = frappe.get_doc(SETTLEMENT, name)
	number = f"{int(name.split('-')[-1]) + 26512300000000001000:020d}"
	doc.record_invoice(bill_no=number, bill_date=str(getdate()), bill_amount=doc.grand_total)


def payments(day: date) -> None:
	"""The first invoice is paid by its ratio; the draft of the next payment waits for finance."""
	frappe.set_user(FINANCE)
	billed = frappe.get_all(SETTLEMENT, {"status": "Invoiced"}, pluck="name", order_by="period, name")
	for number, name in enumerate(billed[:2]):
		entry = frappe.get_doc("Payment Entry", frappe.get_doc(SETTLEMENT, name).pay_by_ratio())
		if not number:
			entry.update({"reference_no": f"FK{day:%y%m}001", "reference_date": str(getdate())})
			entry.submit()


def price_changes(day: date) -> None:
	"""One item becomes dearer from next month on; another change is being prepared."""
	first = add_days(day.replace(day=28), 4).replace(day=1)
	for partner, factor, is_agreed in ((PARTNERS[2], 1.05, True), (PARTNERS[1], 1.03, False)):
		supply = partner.supplies[0]
		doc = as_user(
			BUYER,
			"Consignment Price Change",
			consignment_agreement=agreement_of(partner.name),
			valid_from=first,
			reason="原材料涨价，供应商来函",
			items=[{"item_code": supply.item, "rate": round(float(supply.price) * factor, 2)}],
		).insert()
		if is_agreed:
			doc.submit()


def count(day: date) -> None:
	"""The gloves are counted: a pair is missing, some masks are too many."""
	partner = PARTNERS[2]
	doc = as_user(STOREKEEPER, "Consignment Count", consignment_agreement=agreement_of(partner.name))
	differences = (("LB-ST-02", -3, "领用漏记"), ("LB-KZ-03", 20, "供应商多送"), ("LB-FZ-01", 0, None))
	for item, difference, explanation in differences:
		stock = {"item_code": item, "warehouse": consigned_of(partner.name)}
		booked = frappe.db.get_value("Bin", stock, "actual_qty")
		row = {"item_code": item, "counted_qty": booked + difference, "is_counted": 1}
		doc.append("items", row | {"explanation": explanation})
	doc.insert().submit()


def supplier_return(day: date) -> None:
	"""Cable that nobody asks for goes back to its supplier."""
	partner = PARTNERS[1]
	as_user(
		STOREKEEPER,
		"Consignment Supplier Return",
		consignment_agreement=agreement_of(partner.name),
		reason="Above Maximum",
		taken_by="周师傅",
		items=[{"item_code": partner.in_store[-1].item, "qty": 500}],
	).insert().submit()


def check_run(day: date) -> None:
	"""The night's proof that store, ledger and books agree."""
	frappe.new_doc("Consignment Check Run").run_tonight()


EPISODES: tuple[Callable[[date], None], ...] = (
	settlements,
	payments,
	price_changes,
	count,
	supplier_return,
	check_run,
)
