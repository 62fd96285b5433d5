"""Signing steps of a submitted contract: recorded through a dialog, never typed into its fields."""

from datetime import date
from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import getdate, today

from sales_ops.exceptions import throw, throw_all
from sales_ops.policies import signing as policy
from sales_ops.property_sales import settings
from sales_ops.property_sales.permissions import may_approve

if TYPE_CHECKING:
	from sales_ops.property_sales.doctype.property_contract.property_contract import PropertyContract

# (field of the day, field of the number)
FIELDS: dict[str, tuple[str, str]] = {
	policy.DRAFT: ("draft_signed_on", "draft_signing_no"),
	policy.ONLINE: ("online_signed_on", "online_signing_no"),
	policy.FILING: ("filed_on", "filing_no"),
}
COMPUTED = (
	"signing_stage",
	"signing_due_on",
	"filing_withdrawn_on",
	*(field for pair in FIELDS.values() for field in pair),
)
LIVE = frozenset({"Signed", "Paid Up", "Handed Over"})


def progress_of(contract: "PropertyContract") -> policy.Progress:
	"""What is recorded of a contract, as the policy takes it."""
	days = {step: contract.get(day) for step, (day, _number) in FIELDS.items()}
	return policy.Progress(
		getdate(contract.contract_date),
		{step: getdate(day) for step, day in days.items() if day},
		getdate(contract.filing_withdrawn_on) if contract.filing_withdrawn_on else None,
	)


def set_stage(contract: "PropertyContract") -> None:
	"""Write stage and next deadline from the recorded days."""
	progress = progress_of(contract)
	due = policy.next_due(progress, settings.signing_days())
	contract.signing_stage = policy.stage(progress)
	contract.signing_due_on = due[1] if due else None


def record_step(contract: "PropertyContract", step: str, on: date, number: str | None) -> None:
	"""Record a step on a contract whose row is locked.

	Raises:
		SigningError: the day, the number or the order does not hold, or the contract has ended.
		frappe.PermissionError: a recorded step is corrected by somebody who is no supervisor.
	"""
	_require_live(contract)
	number = (number or "").strip()
	day_field, number_field = FIELDS[step] if step in FIELDS else throw("signing_unknown_step", step=step)
	is_again = step == policy.FILING and contract.filing_withdrawn_on
	if contract.get(day_field) and not is_again:
		_require_supervisor(_("Only a supervisor corrects a step that is recorded."))
	throw_all(policy.check_step(progress_of(contract), step, on, number, getdate(today())))
	_require_free_number(contract, number_field, number)
	contract.update({day_field: on, number_field: number or None})
	if step == policy.FILING:
		contract.filing_withdrawn_on = None
	_save(contract)


def withdraw_filing(contract: "PropertyContract", on: date) -> None:
	"""Record that the authority took the filing back (撤销备案); a supervisor, on a contract whose row is locked.

	Raises:
		SigningError: the contract is not filed, or the day does not fit.
	"""
	_require_live(contract)
	_require_supervisor(_("Only a supervisor withdraws a filing."))
	throw_all(policy.check_withdrawal(progress_of(contract), on, getdate(today())))
	contract.filing_withdrawn_on = on
	_save(contract)


def require_not_filed(contract_name: str | None) -> None:
	"""Refuse to end a contract that stands in the authority's register.

	Raises:
		SigningError: the filing must be withdrawn first.
	"""
	if contract_name:
		contract = frappe.get_doc("Property Contract", contract_name, for_update=True)
		throw_all(policy.check_may_end(contract.name, progress_of(contract)))


def _save(contract: "PropertyContract") -> None:
	"""Saved as a document, so that its history shows who recorded what."""
	set_stage(contract)
	contract.flags.signing = contract.flags.ignore_permissions = True
	contract.save()


def _require_live(contract: "PropertyContract") -> None:
	if contract.docstatus != 1 or contract.status not in LIVE:
		throw("signing_contract_not_live", contract=contract.name, status=contract.status)


def _require_supervisor(refusal: str) -> None:
	if not may_approve():
		frappe.throw(refusal, frappe.PermissionError)


def _require_free_number(contract: "PropertyContract", field: str, number: str) -> None:
	other = number and frappe.db.get_value(
		"Property Contract", {field: number, "name": ("!=", contract.name)}, for_update=True
	)
	if other:
		throw("signing_number_taken", number=number, contract=other)
