"""A deal made before units were attached to it amounts to its agreed price."""

import frappe


def execute():
	"""Write the deal amount of deals that have none; a second run finds none."""
	deal = frappe.qb.DocType("Property Subscription")
	(
		frappe.qb.update(deal)
		.set(deal.total_amount, deal.agreed_amount)
		.where(deal.total_amount == 0)
		.where(deal.agreed_amount != 0)
	).run()
