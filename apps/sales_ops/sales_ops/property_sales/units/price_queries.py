"""What price reports read."""

import frappe

from sales_ops.property_sales.permissions import report_projects


def unit_prices(filters: dict) -> list[dict]:
	"""Units for sale with their four prices and the live deal that has them, by name.

	Args:
		filters: `company`; `property_project`, `property_building`, `kind` and `sold` (only units with a submitted deal)
			where given.

	Returns:
		`{"property_unit", "kind", "sale_status", "built_area", "floor_amount", "list_amount", "filing_amount", "currency",
		"property_subscription", "customer_name", "consultant", "deal_owner", "deal_list_amount", "deal_amount"}`; amounts in the project's currency. `deal_list_amount` is the list price when the deal was made.
	"""
	unit, claim, deal = (
		frappe.qb.DocType(name) for name in ("Property Unit", "Property Unit Claim", "Property Subscription")
	)
	copied = ("kind", "sale_status", "built_area", "floor_amount", "list_amount", "filing_amount", "currency")
	is_agreed = deal.docstatus == 1
	query = (
		frappe.qb.from_(unit)
		.left_join(claim)
		.on(claim.name == unit.live_claim)
		.left_join(deal)
		.on((deal.name == claim.property_subscription) & is_agreed)
		.select(
			unit.name.as_("property_unit"),
			*(unit[field] for field in copied),
			deal.name.as_("property_subscription"),
			deal.customer_name,
			deal.consultant,
			deal.owner.as_("deal_owner"),
			deal.list_amount.as_("deal_list_amount"),
			deal.agreed_amount.as_("deal_amount"),
		)
		.where(unit.company == filters["company"])
		.where(unit.use == "For Sale")
		.orderby(unit.name)
	)
	projects = report_projects(filters.get("property_project"))
	if projects is not None:
		query = query.where(unit.property_project.isin(projects or [""]))
	for field in ("property_building", "kind"):
		if filters.get(field):
			query = query.where(unit[field] == filters[field])
	if filters.get("sold"):
		query = query.where(deal.name.isnotnull())
	return query.run(as_dict=True)
