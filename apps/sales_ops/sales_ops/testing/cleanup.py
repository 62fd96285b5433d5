"""Takes back what a test had to commit: units with their deals, contracts and receipts, newest first."""

import frappe


def remove_units(**filters) -> None:
	"""Cancel and delete all that hangs on the units found by `filters`, then the units. Commits."""
	for unit in frappe.get_all("Property Unit", filters, pluck="name"):
		for deal in _deals_of(unit):
			_remove_deal(deal)
		frappe.db.delete("Property Unit Block", {"property_unit": unit})  # as documents they are only lifted
		frappe.delete_doc("Property Unit", unit, force=True)
	frappe.db.commit()  # other processes saw these rows; they must see them go


def _deals_of(unit: str) -> list[str]:
	"""The newest first; the unit may be the deal's own, or attached to it."""
	deals = frappe.get_all("Property Subscription", {"property_unit": unit}, pluck="name")
	claims = {"property_unit": unit}
	deals += frappe.get_all("Property Unit Claim", claims, pluck="property_subscription")
	return sorted(set(deals), reverse=True)


def _remove_deal(deal: str) -> None:
	_delete_all("Property Change Application", property_subscription=deal)
	_cancel_all("Payment Entry", so_property_subscription=deal)
	_cancel_all("Property Contract", property_subscription=deal)
	_cancel_all("Property Subscription", name=deal)
	_delete_all("Payment Entry", so_property_subscription=deal)
	_delete_all("Property Contract", property_subscription=deal)
	_delete_all("Property Instalment", property_subscription=deal)
	_delete_all("Property Subscription", name=deal)


def _cancel_all(doctype: str, **filters) -> None:
	for name in frappe.get_all(doctype, filters | {"docstatus": 1}, pluck="name", order_by="creation desc"):
		frappe.get_doc(doctype, name).cancel()


def _delete_all(doctype: str, **filters) -> None:
	for name in frappe.get_all(doctype, filters, pluck="name", order_by="creation desc"):
		frappe.delete_doc(doctype, name, force=True)


def remove_since(moment) -> None:
	"""Delete every row of the site that was made at `moment` or later, whatever it is. Commits.

	For a test whose processes post to the ledger: cancelling all of it would test the cancelling. What such a test needs
	(company, accounts, project, users) it makes before `moment`.
	"""
	frappe.db.rollback()
	for table in _tables_with_creation():
		# nosemgrep: sql-from-pieces -- names of tables out of information_schema, for tests only
		frappe.db.sql("delete from `{}` where creation >= %s".format(table.replace("`", "")), moment)
	frappe.db.commit()  # the processes committed; so must their end
	frappe.clear_cache()


def _tables_with_creation() -> list[str]:
	columns = frappe.qb.Schema("information_schema").columns
	return (
		frappe.qb.from_(columns)
		.select(columns.table_name)
		.where(columns.table_schema == frappe.conf.db_name)
		.where(columns.column_name == "creation")
		.where(columns.table_name.like("tab%"))
	).run(pluck=True)
