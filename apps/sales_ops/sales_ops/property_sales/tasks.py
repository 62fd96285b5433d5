"""Scheduled work of Property Sales.

Each function works from the data: a second run changes nothing, a missed run is caught up, and one bad row never stops
the rest. The names are unique on the site, since Frappe knows a scheduled job by its last two parts.
"""

import frappe
from frappe.utils import now_datetime

from sales_ops.jobs import one_row
from sales_ops.property_sales import queries
from sales_ops.property_sales.claims import expire_hold


def expire_property_holds() -> None:
	"""End the holds that have run out; every five minutes."""
	for unit in queries.units_with_expired_hold(now_datetime()):
		with one_row(f"Expiring the hold of {unit}"):
			expire_hold(unit)


def check_sale_control() -> None:
	"""Prove that unit, claim and deal agree; every night, once a day. See Sale Control Check."""
	frappe.get_doc({"doctype": "Sale Control Check"}).run_today()
