"""Who is told what about arrears lists: notifications on the desk, in each user's language.

E-mail is the office's choice: duplicate and enable the Notification "Arrears List Ready".
"""

from collections.abc import Callable

from frappe import _
from frappe.translate import get_user_lang
from frappe.utils import fmt_money, format_date, get_url_to_list

from sales_ops.notices import alert, users_with

SHOWN = 10  # names in a digest; the link leads to all


def tell_consultant(sheet) -> None:
	"""The list is ready: its consultant is told, or for deals without one the collection officers and supervisors."""
	users = [sheet.user] if sheet.user else _collectors()
	amount = fmt_money(sheet.overdue_amount, currency=sheet.currency)
	for user in users:
		text = _("Arrears list of {0}: {1} deals to call, {2} overdue.", lang=get_user_lang(user)).format(
			format_date(sheet.list_date), sheet.no_of_deals, amount
		)
		alert(user, text, document_type="Arrears List", document_name=sheet.name)


def tell_supervisors(sheets: list[dict]) -> None:
	"""One digest for each supervisor that names the unsigned lists."""
	notify_role(
		"Property Sales Supervisor",
		lambda lang: _("{0} arrears lists are not signed yet: {1}", lang=lang),
		[sheet.name for sheet in sheets],
		"Arrears List",
		"?status=%5B%22!%3D%22%2C%22Reviewed%22%5D",
	)


def notify_role(
	role: str, sentence: Callable[[str], str], names: list[str], doctype: str, query: str
) -> None:
	"""One digest for each user with a role.

	Args:
		sentence: gives it in a language, with places for the count and the names.
		query: what the list behind the link is filtered by, such as `?status=Open`.
	"""
	shown = ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
	for user in users_with(role):
		text = sentence(get_user_lang(user)).format(len(names), shown)
		alert(user, text, document_type=doctype, link=get_url_to_list(doctype) + query)


def _collectors() -> list[str]:
	return users_with("Collection Officer") or users_with("Property Sales Supervisor")
