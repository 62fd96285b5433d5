"""Payment Entry: a receipt of a property deal, or the payment of a refund. Others pay two attribute look-ups."""

from sales_ops.property_sales.money.receipts import (
	deal_of,
	keep_receipt_of_ended_deal,
	post_receipt,
	prepare_receipt,
)
from sales_ops.property_sales.money.refunds import change_of, post_refund, prepare_refund, take_refund_back


def before_insert(doc, method=None):
	"""Lock what the entry is about before its number is drawn: a change does it in this order too, or they could deadlock."""
	if doc.get("so_property_subscription"):
		deal_of(doc)
	if doc.get("so_property_change"):
		change_of(doc)


def validate(doc, method=None):
	if doc.docstatus == 2:
		return
	if doc.get("so_property_subscription"):
		prepare_receipt(doc)
	if doc.get("so_property_change"):
		prepare_refund(doc)


def on_submit(doc, method=None):
	if doc.get("so_property_subscription"):
		post_receipt(doc)
	if doc.get("so_property_change"):
		post_refund(doc)


def before_cancel(doc, method=None):
	if doc.get("so_property_subscription"):
		keep_receipt_of_ended_deal(doc)


def on_cancel(doc, method=None):
	if doc.get("so_property_subscription"):
		post_receipt(doc)
	if doc.get("so_property_change"):
		take_refund_back(doc)
