"""Which agreement and price an item has in a consigned warehouse on a day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import frappe
from frappe.model.document import Document
from frappe.utils import getdate, today

from sales_ops.consignment.stock import queries, warehouses
from sales_ops.exceptions import throw, throw_all
from sales_ops.policies.consignment_agreements import Price, price_on, status_on
from sales_ops.policies.violations import Violation
from sales_ops.values import to_decimal

AGREEMENT = "Consignment Agreement"
# What a document of an agreement takes over from it.
TERMS = {
	"supplier": "supplier",
	"supplier_name": "supplier_name",
	"consignment_site": "consignment_site",
	"company": "company",
	"warehouse": "consigned_warehouse",
	"currency": "currency",
}


def take_terms(doc: Document) -> Document:
	"""Copy supplier, site, warehouse and currency of a document's agreement, whatever the client has sent.

	Returns:
		the agreement.

	Raises:
		AgreementError: the agreement is not submitted.
	"""
	agreement = frappe.get_cached_doc(AGREEMENT, doc.consignment_agreement)
	if agreement.docstatus != 1:
		throw("consignment_agreement_not_active", agreement=agreement.name, status=agreement.status)
	doc.update({field: agreement.get(source) for field, source in TERMS.items()})
	return agreement


@dataclass(frozen=True)
class Agreed:
	"""The price of an item on a day: rate per stock unit of measure in the agreement's currency."""

	agreement: str
	rate: Decimal


def agreed_on(warehouse: str, item_codes: Collection[str], on: date) -> dict[str, Agreed]:
	"""Agreement and price by item for the goods of a consigned warehouse on a day.

	Raises:
		ConsignmentPriceError: an item has no agreed price on the day (§6.4 point 9).
	"""
	prices = prices_of(warehouse, item_codes)
	found = {item_code: price_on(prices, item_code, on) for item_code in item_codes}
	throw_all(
		[
			Violation("consignment_price_missing", {"item": item_code, "warehouse": warehouse, "on": on})
			for item_code, price in found.items()
			if price is None
		]
	)
	return {item_code: Agreed(price.agreement, price.rate) for item_code, price in found.items()}


def prices_of(warehouse: str, item_codes: Collection[str]) -> list[Price]:
	"""All agreed prices of some items in a consigned warehouse, each inside its agreement's days."""
	return [price_of(row) for row in queries.agreed_prices([warehouse], item_codes)]


def price_of(row: dict) -> Price:
	"""A row of `queries.agreed_prices` as the policy takes it: inside its agreement's days."""
	return Price(
		item_code=row.item_code,
		rate=to_decimal(row.rate),
		valid_from=max(getdate(row.valid_from), getdate(row.agreement_from)),
		valid_upto=_earlier(row.valid_upto, row.agreement_upto),
		agreement=row.agreement,
	)


def _earlier(first, second) -> date | None:
	days = [getdate(day) for day in (first, second) if day]
	return min(days) if days else None


def price_list(agreement: str, on: date) -> dict[str, Decimal]:
	"""Rate by item that an agreement (document name) has on a day."""
	doc = frappe.get_cached_doc(AGREEMENT, agreement)
	prices = prices_of(doc.consigned_warehouse, {row.item_code for row in doc.items})
	return {p.item_code: p.rate for p in prices if p.agreement == agreement and p.covers(on)}


def other_prices(agreement, item_codes: Collection[str]) -> list[Price]:
	"""Prices of the supplier's other submitted agreements for the same site."""
	filters = {
		"so_consignment_site": agreement.consignment_site,
		"so_consignor": agreement.supplier,
		"so_consignment_role": warehouses.CONSIGNED,
	}
	warehouse = frappe.db.get_value("Warehouse", filters)
	if not warehouse or not item_codes:
		return []
	return [price for price in prices_of(warehouse, item_codes) if price.agreement != agreement.name]


def refresh_statuses() -> int:
	"""Daily: agreements that begin or run out today say so. Returns how many changed."""
	today_date = getdate(today())
	changed = 0
	for row in queries.agreements_to_refresh(today_date):
		upto = getdate(row.valid_upto) if row.valid_upto else None
		status = status_on(getdate(row.valid_from), upto, today_date)
		if status != row.status:
			frappe.db.set_value(AGREEMENT, row.name, "status", status, update_modified=False)
			changed += 1
	return changed
