"""Signed Customers (客户签约一览表): running contracts with their money and how far their signing is (feature 63, PROP-05)."""

import frappe
from frappe import _
from frappe.utils import flt, formatdate

from sales_ops.property_sales.deals import customer_queries
from sales_ops.property_sales.deals.customer_reports import (
	chart_by,
	count,
	customer_columns,
	money,
	place_columns,
	require_company,
	scope,
)
from sales_ops.reporting import column


def execute(filters: dict | None = None):
	"""Args: `company` (required), `property_project`, `consultant`, `from_date`, `to_date`, `signing_stage`."""
	filters = frappe._dict(filters or {})
	require_company(filters)
	data = customer_queries.signed_contracts(filters, *scope(filters))
	for row in data:
		row.month = formatdate(row.contract_date, "yyyy-MM")
		row.received_rate = flt(flt(row.received_amount) / flt(row.contract_amount) * 100, 1)
	chart = chart_by(data, "month", _("Contract Amount"), "contract_amount")
	return get_columns(), data, None, chart, get_summary(data)


def get_columns() -> list[dict]:
	return [
		column("contract_date", _("Contract Date"), "Date", 110),
		*customer_columns(),
		column("contract_no", _("Contract No."), "Data", 130),
		column("contract_amount", _("Contract Amount"), "Currency", 145, "currency"),
		column("received_amount", _("Received", context="Property Instalment"), "Currency", 145, "currency"),
		column("received_rate", _("Received %"), "Float", 100, precision=1, disable_total=1),
		column(
			"outstanding_amount",
			_("Outstanding", context="Property Instalment"),
			"Currency",
			145,
			"currency",
		),
		column("status", _("Status"), "Data", 100),
		column("signing_stage", _("Signing Stage"), "Data", 120),
		column("signing_due_on", _("Next Signing Step By"), "Date", 130),
		column("online_signing_no", _("Online Signing No."), "Data", 130),
		column("filing_no", _("Filing No."), "Data", 130),
		column("property_contract", _("Contract"), "Link", 145, "Property Contract"),
		*place_columns(),
	]


def get_summary(data: list[dict]) -> list[dict]:
	not_filed = [row for row in data if row.signing_stage != "Filed"]
	return [
		count(_("Contracts"), len(data)),
		money(_("Contract Amount"), data, "contract_amount"),
		money(_("Received", context="Property Instalment"), data, "received_amount", "Green"),
		count(_("Not Filed Yet"), len(not_filed), "Orange"),
	]
