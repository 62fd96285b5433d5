"""Payment Entry: a receipt of a property deal. Entries without a deal pay one attribute look-up."""

from sales_ops.property_sales.receipts import (
	keep_receipt_of_ended_deal,
	post_receipt,
	prepare_receipt,
)


def validate(doc, method=None):
	if doc.get("so_property_subscription") and doc.docstatus < 2:
		prepare_receipt(doc)


def on_submit(doc, method=None):
	if doc.get("so_property_subscription"):
		post_receipt(doc)


def before_cancel(doc, method=None):
	if doc.get("so_property_subscription"):
		keep_receipt_of_ended_deal(doc)


def on_cancel(doc, method=None):
	if doc.get("so_property_subscription"):
		post_receipt(doc)
