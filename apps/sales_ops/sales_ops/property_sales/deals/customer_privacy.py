"""A consultant does not see a colleague's customer (feature 106): on Customer, Contact and Address.

Own is a customer whom the consultant entered, has a deal with (also as one of several owners) or stands for in the Sales
Team of the Customer, where a supervisor hands one over. Nobody's, and open to all, is a customer with no deal and no
Sales Team whom no consultant entered: the reception's or an imported one (公海客户). All others are colleagues'.

It holds for who sells as Property Consultant and has no role that shows every deal; for everybody else each function here
ends after one look at the roles. Contacts and addresses of no customer, such as a supplier's, are not touched.
"""

import frappe
from frappe.desk import search as desk_search
from frappe.model.document import Document
from frappe.utils import global_search

from erpnext.selling.doctype.customer.customer import get_customer_primary_contact

from sales_ops.property_sales.permissions import ALL_DEALS_ROLES, consultants_of

CONSULTANT = "Property Consultant"
# Who sees customers by office, besides those who see every deal.
ALL_CUSTOMERS_ROLES = ALL_DEALS_ROLES | {"Sales Manager", "Sales Master Manager"}

GUARDED = ("Customer", "Contact", "Address")

OWN_CUSTOMERS = """(
	select customer from `tabProperty Subscription` where owner = %(user)s or consultant in %(consultants)s
	union select party.property_owner
		from `tabProperty Owner` party join `tabProperty Subscription` deal on deal.name = party.parent
		where party.parenttype = 'Property Subscription'
			and (deal.owner = %(user)s or deal.consultant in %(consultants)s)
	union select parent from `tabSales Team`
		where parenttype = 'Customer' and sales_person in %(consultants)s
	union select name from `tabCustomer` where owner = %(user)s
)"""
TAKEN_CUSTOMERS = """(
	select customer from `tabProperty Subscription` where customer is not null
	union select property_owner from `tabProperty Owner`
		where parenttype = 'Property Subscription' and property_owner is not null
	union select parent from `tabSales Team` where parenttype = 'Customer'
)"""
CONSULTANT_USERS = """(
	select employee.user_id
	from `tabSales Person` person join `tabEmployee` employee on employee.name = person.employee
	where employee.user_id is not null
)"""
OF_CUSTOMER = """(
	`tabCustomer`.name in {own}
	or (`tabCustomer`.name not in {taken} and `tabCustomer`.owner not in {consultant_users})
)"""
OF_PARTY = """(
	`tab{doctype}`.owner = %(user)s
	or `tab{doctype}`.name in (
		select parent from `tabDynamic Link`
		where parenttype = '{doctype}' and link_doctype = 'Customer'
			and link_name in (select name from `tabCustomer` where {of_customer})
	)
	or `tab{doctype}`.name not in (
		select parent from `tabDynamic Link` where parenttype = '{doctype}' and link_doctype = 'Customer'
	)
)"""
PARTS = (
	("{of_customer}", OF_CUSTOMER),
	("{own}", OWN_CUSTOMERS),
	("{taken}", TAKEN_CUSTOMERS),
	("{consultant_users}", CONSULTANT_USERS),
)


def is_confined(user: str) -> bool:
	"""Whether a user knows the own customers only."""
	roles = set(frappe.get_roles(user))
	return CONSULTANT in roles and not roles & ALL_CUSTOMERS_ROLES


def customer_conditions(user: str | None = None, doctype: str | None = None) -> str:
	"""SQL for lists, search, reports and exports of customers."""
	return _conditions(OF_CUSTOMER, user, doctype)


def party_conditions(user: str | None = None, doctype: str | None = None) -> str:
	"""The same for contacts and addresses, which `doctype` names."""
	return _conditions(OF_PARTY, user, doctype)


def _conditions(template: str, user: str | None, doctype: str | None) -> str:
	user = user or frappe.session.user
	if not is_confined(user):
		return ""
	for part, sql in PARTS:
		template = template.replace(part, sql)
	template = template.replace("{doctype}", doctype or "Customer")
	return frappe.db.mogrify(template, {"user": user, "consultants": consultants_of(user) or [""]})


def has_permission(doc: Document, ptype: str | None = None, user: str | None = None) -> bool | None:
	"""The same rule for one document; None leaves the decision to the other hooks."""
	user = user or frappe.session.user
	if doc.is_new() or doc.owner == user or not is_confined(user):
		return None
	return None if known([doc.name], doc.doctype, user) else False


def known(names: list[str], doctype: str, user: str) -> set[str]:
	"""Those of the records that the user's list shows."""
	filters = {"name": ("in", names)}
	return set(frappe.get_list(doctype, filters, pluck="name", user=user))


def require_known_customers(doc: Document, customers: set[str]) -> None:
	"""Refuse a deal with a colleague's customer: having a deal would show the customer.

	Raises:
		frappe.PermissionError
	"""
	user = frappe.session.user
	if doc.flags.ignore_permissions or not customers or not is_confined(user):
		return
	if customers - known(sorted(customers), "Customer", user):
		raise frappe.PermissionError(frappe._("One of the customers belongs to a colleague."))


# Three of Frappe's and ERPNext's own calls do not ask for each record; hooks.py puts these in their place.


@frappe.whitelist()
def search(text: str, start: int = 0, limit: int = 20, doctype: str = "") -> list[dict]:
	"""`frappe.utils.global_search.search`, whose index has no permissions, without colleagues' customers."""
	found = global_search.search(text, start, limit, doctype)
	if not is_confined(frappe.session.user):
		return found
	for guarded in GUARDED:
		names = [row.name for row in found if row.doctype == guarded]
		shown = known(names, guarded, frappe.session.user) if names else set()
		found = [row for row in found if row.doctype != guarded or row.name in shown]
	return found


@frappe.whitelist()
@frappe.validate_and_sanitize_search_inputs
def customer_contacts(
	doctype: str, txt: str, searchfield: str, start: int, page_len: int, filters: dict
) -> tuple[tuple]:
	"""ERPNext's `get_customer_primary_contact`, which gives name and e-mail address of any customer's contacts."""
	if is_confined(frappe.session.user):
		frappe.has_permission("Customer", "read", filters.get("customer"), throw=True)
	return get_customer_primary_contact(doctype, txt, searchfield, start, page_len, filters)


@frappe.whitelist()
def search_link(doctype: str, txt: str, query: str | None = None, **options) -> list[dict]:
	"""`frappe.desk.search.search_link`, which takes a query by its name and does not look for one in its place."""
	query = query and frappe.override_whitelisted_method(query)
	return frappe.call(desk_search.search_link, doctype=doctype, txt=txt, query=query, **options)


@frappe.whitelist()
def search_widget(doctype: str, txt: str, query: str | None = None, **options) -> list:
	"""The same for `frappe.desk.search.search_widget`."""
	query = query and frappe.override_whitelisted_method(query)
	return frappe.call(desk_search.search_widget, doctype=doctype, txt=txt, query=query, **options)
