"""The house's terms, from the single document Consignment Settings, as the policies take them."""

from typing import Any

from frappe.utils import cint

from sales_ops.policies.consignment_calendar import Calendar
from sales_ops.terms import Terms

SETTINGS = "Consignment Settings"
_terms = Terms(SETTINGS)
term, amount, choice, moment = _terms.term, _terms.amount, _terms.choice, _terms.moment
# An agreement has its own days for these; 0 there: as the settings say.
OF_AGREEMENT = ("settlement_from_day", "settlement_upto_day", "settlement_due_day")


def calendar(agreement: Any = None) -> Calendar:
	"""The settlement days of an agreement (document or row with its fields), else of the settings."""
	days = {}
	for fieldname in OF_AGREEMENT:
		own = cint(agreement.get(fieldname)) if agreement else 0
		days[fieldname.removeprefix("settlement_")] = own or term(fieldname)
	return Calendar(
		**days,
		notice_within_days=term("notice_within_days"),
		closing_day=term("closing_day"),
		invoice_days_before_closing=term("invoice_days_before_closing"),
		missing_invoice_days_after_closing=term("missing_invoice_days_after_closing"),
	)
