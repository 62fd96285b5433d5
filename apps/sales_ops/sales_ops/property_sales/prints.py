"""What the printed papers of the sales office say. Print formats call `property_paper` and find the rest in its answer.

A paper shows a document that its reader may print; the print view has checked that. A phone number is shown to those
who may telephone with the customer only.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import babel.dates

import frappe
from frappe.utils import escape_html, getdate, money_in_words, strip_html

from sales_ops.policies.chinese_amounts import amount_in_chinese_words
from sales_ops.property_sales.collection.letters import earlier_letters
from sales_ops.property_sales.permissions import may_see_mobile
from sales_ops.values import to_decimal

INSTALMENT_FIELDS = (
	"seq",
	"kind",
	"due_date",
	"amount",
	"received_amount",
	"outstanding_amount",
	"money_source",
)
UNIT_FIELDS = ("name", "unit_no", "property_building", "property_project", "kind", "built_area", "inner_area")


@dataclass(frozen=True)
class Buyer:
	"""A party of a deal; texts are empty where nothing is known. `share` is printed where there are several."""

	name: str
	id_no: str = ""
	mobile_no: str = ""
	address: str = ""
	share: str = ""


@dataclass(frozen=True)
class DealPaper:
	"""A deal on paper; amounts in its currency. `terms` are the project's own clauses, as HTML, where it has any."""

	unit: dict
	buyers: list[Buyer]
	instalments: list[dict]
	bank_accounts: list[dict]
	terms: str | None = None
	more: dict[str, Any] = field(default_factory=dict)


def amount_in_words(amount: float, currency: str) -> str:
	"""An amount in the words of the print's language; yuan in Chinese capital words (人民币大写)."""
	if frappe.local.lang.startswith("zh") and currency == "CNY":
		return "人民币" + amount_in_chinese_words(to_decimal(amount))
	return money_in_words(amount, currency)


def long_date(day: date | str | None) -> str:
	"""A day as letters write it: November 23, 2026; 2026年11月23日."""
	if not day:
		return ""
	return babel.dates.format_date(getdate(day), format="long", locale=frappe.local.lang.replace("-", "_"))


def property_paper(doc) -> Any:
	"""What the paper of a document says besides its own fields; by DocType, see `BUILDERS`."""
	return BUILDERS[doc.doctype](doc)


def paper_of_deal(deal) -> DealPaper:
	"""A Property Subscription: the parties, the property, its living instalments and where to pay."""
	terms = frappe.get_cached_value("Property Project", deal.property_project, "subscription_terms")
	return DealPaper(
		unit=unit_on_paper(deal.property_unit),
		buyers=buyers_of(deal),
		instalments=living_instalments(deal.name),
		bank_accounts=bank_accounts(deal.company),
		terms=clauses(terms, deal),
	)


def paper_of_contract(contract) -> DealPaper:
	"""A Property Contract: as its deal, with its own parties."""
	return DealPaper(
		unit=unit_on_paper(contract.property_unit),
		buyers=buyers_of(contract),
		instalments=living_instalments(contract.property_subscription),
		bank_accounts=bank_accounts(contract.company),
	)


def paper_of_receipt(entry) -> DealPaper | None:
	"""A Payment Entry that names a deal: its instalments are those it pays; None without a deal."""
	if not entry.so_property_subscription:
		return None
	deal = frappe.get_doc("Property Subscription", entry.so_property_subscription)
	return DealPaper(
		unit=unit_on_paper(deal.property_unit),
		buyers=[],
		instalments=_paid_by(entry),
		bank_accounts=[],
		more={"deal": deal},
	)


def _paid_by(entry) -> list[dict]:
	names = [row.property_instalment for row in entry.so_property_allocations]
	found = frappe.get_all(
		"Property Instalment", {"name": ("in", names)}, ["name", "seq", "kind", "outstanding_amount"]
	)
	rows = {row.name: row for row in found}
	return [
		frappe._dict(rows[part.property_instalment], allocated_amount=part.allocated_amount)
		for part in entry.so_property_allocations
		if part.property_instalment in rows
	]


def paper_of_change(change) -> DealPaper:
	"""A Property Change Application: the property before it, and after an exchange the new one."""
	deal = frappe.get_doc("Property Subscription", change.property_subscription)
	new_unit = unit_on_paper(change.new_property_unit) if change.new_property_unit else None
	names = [name for name in (change.old_customer, change.new_customer) if name]
	return DealPaper(
		unit=unit_on_paper(change.property_unit),
		buyers=buyers_of(change),
		instalments=change.instalments,
		bank_accounts=[],
		more={"deal": deal, "new_unit": new_unit, "customers": _customer_names(names)},
	)


def paper_of_handover(handover) -> DealPaper:
	"""A Property Handover: the property, its owners and the contract."""
	contract = frappe.get_doc("Property Contract", handover.property_contract)
	return DealPaper(
		unit=unit_on_paper(handover.property_unit),
		buyers=buyers_of(contract),
		instalments=living_instalments(contract.property_subscription),
		bank_accounts=bank_accounts(handover.company),
		more={"contract": contract},
	)


def paper_of_letter(letter) -> DealPaper:
	"""A Property Collection Letter: what was written before it about the same arrears."""
	return DealPaper(
		unit=unit_on_paper(letter.property_unit),
		buyers=[],
		instalments=letter.instalments,
		bank_accounts=bank_accounts(letter.company),
		more={
			"deal": frappe.get_doc("Property Subscription", letter.property_subscription),
			"earlier": [long_date(row.sent_on) for row in earlier_letters(letter)],
		},
	)


def paper_of_list(sheet) -> DealPaper:
	"""An Arrears List as a call sheet: the numbers to call, for those who may call them."""
	return DealPaper(
		unit={},
		buyers=[],
		instalments=[],
		bank_accounts=[],
		more={"shows_mobile": may_see_mobile(sheet.consultant)},
	)


def unit_on_paper(name: str) -> dict:
	"""The property as a paper describes it; the building by its own name."""
	unit = frappe.db.get_value("Property Unit", name, UNIT_FIELDS, as_dict=True)
	unit.building_name = frappe.get_cached_value("Property Building", unit.property_building, "building_name")
	return unit


def living_instalments(deal_name: str) -> list[dict]:
	"""The instalments of a deal that are not void, in their order."""
	filters = {"property_subscription": deal_name, "status": ("!=", "Void")}
	return frappe.get_all("Property Instalment", filters, INSTALMENT_FIELDS, order_by="seq")


def bank_accounts(company: str) -> list[dict]:
	"""The company's own bank accounts, the default one first."""
	filters = {"company": company, "is_company_account": 1, "disabled": 0}
	fields = ["account_name", "bank", "bank_account_no", "iban", "branch_code"]
	return frappe.get_all("Bank Account", filters, fields, order_by="is_default desc, name")


def buyers_of(doc) -> list[Buyer]:
	"""The owners of a deal, a contract or a change with their shares; without owners its customer."""
	owners = [(row.property_owner, row.share_percentage) for row in doc.get("owners") or []] or [
		(doc.customer, 100)
	]
	fields = ["name", "customer_name", "so_id_no", "mobile_no", "primary_address"]
	names = [name for name, _share in owners]
	found = {row.name: row for row in frappe.get_all("Customer", {"name": ("in", names)}, fields)}
	shows_mobile = may_see_mobile(doc.consultant)
	return [_buyer(found[name], share, shows_mobile) for name, share in owners if name in found]


def _buyer(row: dict, share: float, shows_mobile: bool) -> Buyer:
	return Buyer(
		name=row.customer_name,
		id_no=row.so_id_no or "",
		mobile_no=(row.mobile_no or "") if shows_mobile else "",
		address=strip_html((row.primary_address or "").replace("<br>", " ")).strip(),
		share=frappe.format(share, "Percent"),
	)


def _customer_names(names: list[str]) -> dict[str, str]:
	rows = frappe.get_all("Customer", {"name": ("in", names)}, ["name", "customer_name"])
	return {row.name: row.customer_name for row in rows}


def clauses(terms: str | None, doc) -> str | None:
	"""The text of Terms and Conditions with the document's fields in place of its tokens, their HTML escaped."""
	if not terms:
		return None
	text = frappe.get_cached_value("Terms and Conditions", terms, "terms")
	fields = {
		key: escape_html(value) if isinstance(value, str) else value for key, value in doc.as_dict().items()
	}
	return frappe.render_template(text or "", {"doc": frappe._dict(fields)})


BUILDERS: dict[str, Callable] = {
	"Property Subscription": paper_of_deal,
	"Property Contract": paper_of_contract,
	"Payment Entry": paper_of_receipt,
	"Property Change Application": paper_of_change,
	"Property Handover": paper_of_handover,
	"Arrears List": paper_of_list,
	"Property Collection Letter": paper_of_letter,
}
