"""Agreements and slips of a book, and what they need that ERPNext does not have yet.

Goods that were used before go-live become ours by a take-over on the day of their slip, and only as far as a Consignment
Receipt covers them: the stock core refuses the rest.
"""

import frappe
from frappe import _
from frappe.utils import flt
from frappe.utils.nestedset import get_root_of

from sales_ops.exceptions import throw
from sales_ops.policies.consignment_agreements import CRITERIA
from sales_ops.workbook.agreement_checks import SETTLEMENT_DAYS, scores_of
from sales_ops.workbook.consignment_checks import CheckedAgreement, Slip
from sales_ops.workbook.model_consignment import AgreementKey, AgreementRow

NOON = "12:00:00"
# Terms of an agreement that are the settings' where the book is silent: column of the book → field.
TERMS = {"minimum": "minimum_amount", "payment_ratio": "payment_ratio"}


def import_agreement(checked: CheckedAgreement, company: str) -> bool:
	"""Make and submit an agreement, with supplier, site and items where they are missing.

	Returns:
		False: an agreement of the supplier and site with the same first day was there.
	"""
	terms = checked.terms
	site = _site(checked.key.site, terms.company, company)
	supplier = _supplier(checked.key.supplier)
	if _agreement(checked.key):
		return False
	doc = _new(
		"Consignment Agreement",
		supplier=supplier,
		consignment_site=site,
		valid_from=checked.key.valid_from,
		valid_upto=terms.valid_upto,
		currency=terms.currency or None,
		supplier_consents=int(terms.consents),
		loss_borne_by=terms.loss_borne_by,
		items=[_item_row(row, checked) for row in checked.rows],
	)
	for column, field in TERMS.items():
		if column in terms.given:
			doc.set(field, flt(getattr(terms, column)))
	if terms.given & set(SETTLEMENT_DAYS):
		days = (terms.calendar.from_day, terms.calendar.upto_day, terms.calendar.due_day)
		doc.update(dict(zip(SETTLEMENT_DAYS, days, strict=True)))
	doc.insert().submit()
	return True


def import_slip(slip: Slip) -> bool:
	"""Take over what a slip used. False: a withdrawal of that document number was there.

	Raises:
		WorkbookError: the slip only returns, or names a warehouse that ERPNext does not have.
		ConsignmentStockError: no receipt covers it.
	"""
	first = slip.rows[0].row
	agreement = _agreement(slip.agreement.key)
	supplier = frappe.db.get_value("Consignment Agreement", agreement, "supplier")
	there = {"document_no": slip.document_no, "supplier": supplier, "docstatus": ("<", 2)}
	if frappe.db.exists("Consignment Withdrawal", there):
		return False
	if any(used.row.used < 0 for used in slip.rows):
		throw("wb_return_by_hand", document=slip.document_no)
	doc = _new(
		"Consignment Withdrawal",
		kind="Take-over",
		document_no=slip.document_no,
		consignment_agreement=agreement,
		posting_date=str(first.date),
		posting_time=NOON,
		set_posting_time=1,
		target_warehouse=_warehouse(first.warehouse, agreement),
		items=[
			{"item_code": used.row.item, "qty": flt(used.row.used)} for used in slip.rows if used.row.used
		],
	)
	doc.insert().submit()
	return True


def is_to_import(slip: Slip) -> bool:
	"""A slip without a warehouse of ours is only previewed, and one of which all came back changes nothing."""
	return bool(slip.rows[0].row.warehouse) and any(used.row.used for used in slip.rows)


def _agreement(key: AgreementKey) -> str | None:
	"""The document of an agreement of the book."""
	filters = {
		"supplier": _supplier(key.supplier),
		"consignment_site": key.site,
		"valid_from": key.valid_from,
		"docstatus": ("<", 2),
	}
	return frappe.db.exists("Consignment Agreement", filters)


def _item_row(row: AgreementRow, checked: CheckedAgreement) -> dict:
	described = next((one for one in checked.rows if one.item == row.item and one.item_name), row)
	return {
		"item_code": _item(described),
		"rate": flt(row.price),
		"valid_from": row.price_from or row.valid_from,
		"valid_upto": row.price_upto or checked.terms.valid_upto,
		"maximum_qty": flt(row.maximum),
		"override_reason": row.override_reason,
		**dict(zip(CRITERIA, scores_of(row), strict=True)),
	}


def _site(name: str, stated: str, company: str) -> str:
	"""The site of that name, made for the book's company, else for the one of the import."""
	wanted = stated or company
	there = frappe.db.get_value("Consignment Site", name, "company")
	if stated and there and there != stated:
		throw("wb_site_of_other_company", site=name, company=stated, other=there)
	if not there:
		_new("Consignment Site", site_name=name, company=wanted).insert()
	return name


def _supplier(name: str) -> str:
	"""The supplier of that name, made where it is missing."""
	there = frappe.db.exists("Supplier", name) or frappe.db.exists("Supplier", {"supplier_name": name})
	if there:
		return there
	group = frappe.db.get_single_value("Buying Settings", "supplier_group") or get_root_of("Supplier Group")
	return _new("Supplier", supplier_name=name, supplier_group=group).insert().name


def _item(row: AgreementRow) -> str:
	"""The item of a row; one that is missing is made where the book describes it."""
	stock_uom = frappe.db.get_value("Item", row.item, "stock_uom")
	if stock_uom:
		if row.unit and row.unit not in {stock_uom, _(stock_uom, "zh"), _(stock_uom, "en")}:
			throw("wb_unit_differs", item=row.item, unit=row.unit, other=stock_uom)
		return row.item
	if not (row.item_name and row.unit):
		throw("wb_item_unknown", item=row.item)
	values = {
		"item_name": row.item_name,
		"stock_uom": _named("UOM", "uom_name", row.unit),
		"item_group": _item_group(row.category),
		"is_stock_item": 1,
	}
	return _new("Item", item_code=row.item, **values).insert().name


def _item_group(name: str | None) -> str:
	root = get_root_of("Item Group")
	return _named("Item Group", "item_group_name", name, parent_item_group=root) if name else root


def _named(doctype: str, field: str, name: str, **values) -> str:
	"""The master of that name, made where it is missing."""
	return frappe.db.exists(doctype, name) or _new(doctype, **{field: name}, **values).insert().name


def _warehouse(name: str, agreement: str) -> str:
	company = frappe.db.get_value("Consignment Agreement", agreement, "company")
	filters = {"warehouse_name": name, "company": company}
	found = frappe.db.exists("Warehouse", name) or frappe.db.exists("Warehouse", filters)
	if not found:
		throw("wb_warehouse_unknown", warehouse=name)
	return found


def _new(doctype: str, **values):
	return frappe.get_doc({"doctype": doctype, **values})
