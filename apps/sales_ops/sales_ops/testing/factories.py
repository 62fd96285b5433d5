"""Records for tests, made through the real documents. Each function is idempotent by name or makes a new record."""

import frappe
from frappe.utils import getdate, today
from frappe.utils.nestedset import get_root_of

from sales_ops.testing.setup import default_company


def make_project(name: str = "测试花园", code: str = "TST", **values) -> str:
	"""A property project of the test company with the mortgage plan."""
	if not frappe.db.exists("Property Project", name):
		defaults = {"company": default_company(), "payment_plan_template": "Bank Mortgage"}
		_insert("Property Project", project_name=name, project_code=code, **(defaults | values))
	return name


def make_building(project: str | None = None, building_name: str = "1") -> str:
	"""A building of the project."""
	filters = {"property_project": project or make_project(), "building_name": building_name}
	return frappe.db.exists("Property Building", filters) or _insert("Property Building", **filters).name


def make_unit(
	unit_no: str | None = None, building: str | None = None, list_amount: float = 1_000_000, **values
):
	"""A released home priced as a whole."""
	defaults = {"released": 1, "kind": "Home", "floor": 1, "stack": 1, "built_area": 100}
	return _insert(
		"Property Unit",
		unit_no=unit_no or frappe.generate_hash(length=6),
		property_building=building or make_building(),
		price_basis="Whole Unit",
		list_amount=list_amount,
		**(defaults | values),
	)


def make_block(unit, kind: str = "Mortgage", as_user: bool = False, **values):
	"""An open block since today; `as_user` with the session user's permissions."""
	values = {"property_unit": unit.name, "kind": kind, "reason": "test", **values}
	block = frappe.get_doc({"doctype": "Property Unit Block", **values})
	return block.insert(ignore_permissions=not as_user)


def make_customer(name: str | None = None) -> str:
	"""A customer of the property buyers' group."""
	name = name or f"客户{frappe.generate_hash(length=6)}"
	existing = frappe.db.exists("Customer", {"customer_name": name})
	values = {"customer_name": name, "customer_group": "Property Buyers", "customer_type": "Individual"}
	return existing or _insert("Customer", territory=_any("Territory"), **values).name


def make_deal(unit=None, customer: str | None = None, submit: bool = True, **values):
	"""A subscription: 50,000 deposit, 10,000 of it temporary."""
	defaults = {"deposit_amount": 50_000, "temporary_deposit_amount": 10_000, "subscription_date": today()}
	deal = _insert(
		"Property Subscription",
		property_unit=(unit or make_unit()).name,
		customer=customer or make_customer(),
		**(defaults | values),
	)
	return deal.submit() if submit else deal


def make_approval_rule(
	role: str, start: float, end: float, project: str | None = None, action: str = "Extra Discount", **values
):
	"""A band of the approval table, in percent."""
	bounds = {"from_value": start, "to_value": end, "property_project": project}
	values = {"basis": "Percent", "action": action, **bounds, **values}
	return _insert("Property Approval Rule", role=role, **values)


def ask_discount(deal, value: float, **values):
	"""A request for an extra discount, in percent, made as the session's user."""
	values = {"property_subscription": deal.name, "asked_value": value, "reason": "老业主推荐", **values}
	return frappe.get_doc({"doctype": "Property Discount Request", **values}).insert()


def receive(deal, amount: float, posting_date: str | None = None, **values):
	"""A submitted receipt of `amount` for the deal; the deal is reloaded."""
	from sales_ops.property_sales.money.receipts import new_receipt

	entry = new_receipt(deal, amount, posting_date)
	entry.update(values)
	entry.insert()
	entry.submit()
	deal.reload()
	return entry


def receive_plain(customer: str, amount: float):
	"""A submitted receipt that has nothing to do with property."""
	return _payment("Receive", "Customer", customer, amount, paid_to=_cash_account())


def pay_supplier(amount: float):
	"""A submitted advance to a supplier."""
	group = _any("Supplier Group")
	supplier = _insert("Supplier", supplier_name=frappe.generate_hash(length=8), supplier_group=group).name
	return _payment("Pay", "Supplier", supplier, amount, paid_from=_cash_account())


def _payment(payment_type: str, party_type: str, party: str, amount: float, **accounts):
	entry = frappe.get_doc(
		{
			"doctype": "Payment Entry",
			"payment_type": payment_type,
			"company": default_company(),
			"posting_date": today(),
			"party_type": party_type,
			"party": party,
			"paid_amount": amount,
			"received_amount": amount,
			"source_exchange_rate": 1,
			"target_exchange_rate": 1,
			**accounts,
		}
	)
	entry.setup_party_account_field()
	entry.set_missing_values()
	return entry.insert().submit()


def _cash_account() -> str:
	filters = {"company": default_company(), "account_type": "Cash", "is_group": 0}
	return frappe.db.get_value("Account", filters)


def make_signed_deal(unit=None, **values):
	"""A deal with its full deposit received and its contract signed today; returns (deal, contract)."""
	deal = make_deal(unit, **values)
	if deal.deposit_amount:
		receive(deal, deal.deposit_amount, values.get("subscription_date"))
	return deal, sign(deal)


def sign(deal, contract_date: str | None = None, submit: bool = True, **values):
	"""The contract of a deal."""
	contract = _insert(
		"Property Contract",
		property_subscription=deal.name,
		contract_date=contract_date or deal.subscription_date,
		**values,
	)
	if submit:
		contract.submit()
		deal.reload()
	return contract


def make_role(name: str) -> str:
	"""A desk role without permissions of its own."""
	if not frappe.db.exists("Role", name):
		_insert("Role", role_name=name, desk_access=1)
	return name


def hand_over(deal, **values):
	"""The submitted handover of a paid deal."""
	handover = _insert("Property Handover", property_contract=deal.property_contract, accepted=1, **values)
	return handover.submit()


def apply_for_change(deal, kind: str, **values):
	"""A draft Property Change Application of the session user."""
	values = {"kind": kind, "property_subscription": deal.name, "reason": "Changed Mind", **values}
	return frappe.get_doc({"doctype": "Property Change Application", **values}).insert()


def execute_change(deal, kind: str, **values):
	"""A change that was approved and executed."""
	change = apply_for_change(deal, kind, **values)
	change.approve()
	return change.reload().submit()


def instalments_of(deal) -> list[tuple]:
	"""Kind, amount and received amount of a deal's living instalments, in their order."""
	return frappe.get_all(
		"Property Instalment",
		{"property_subscription": deal.name, "status": ("!=", "Void")},
		["kind", "amount", "received_amount"],
		order_by="seq",
		as_list=True,
	)


def day_of_last_year() -> str:
	"""The 15th of June of last year, as an ISO date."""
	return f"{getdate(today()).year - 1}-06-15"


def close_year(year: int) -> None:
	"""Close a calendar year of the test company by a Period Closing Voucher."""
	equity = {"company": default_company(), "root_type": "Equity", "is_group": 0}
	_insert(
		"Period Closing Voucher",
		company=default_company(),
		fiscal_year=frappe.db.get_value("Fiscal Year", {"year_start_date": f"{year}-01-01"}),
		period_start_date=f"{year}-01-01",
		period_end_date=f"{year}-12-31",
		transaction_date=f"{year}-12-31",
		closing_account_head=frappe.db.get_value("Account", equity),
		remarks="test",
	).submit()


def make_user(email: str, *roles: str, sales_person: str | None = None) -> str:
	"""A desk user with at least these roles; with `sales_person`, a consultant who stands for it.

	Those of `testing.office` are there already, which saves a second for each test.
	"""
	if not frappe.db.exists("User", email):
		_insert(
			"User", email=email, first_name=email.split("@")[0], send_welcome_email=0, user_type="System User"
		)
	if missing := set(roles) - set(frappe.get_roles(email)):
		frappe.get_doc("User", email).add_roles(*missing)
	if sales_person:
		make_consultant(sales_person, email)
	return email


def make_consultant(name: str, user: str | None = None) -> str:
	"""A Sales Person, of a user where one is given."""
	if not frappe.db.exists("Sales Person", name):
		parent = get_root_of("Sales Person")
		_insert("Sales Person", sales_person_name=name, parent_sales_person=parent, enabled=1)
	if user and not frappe.db.get_value("Sales Person", name, "employee"):
		person = frappe.get_doc("Sales Person", name)
		person.update({"employee": make_employee(name, user)}).save(ignore_permissions=True)
	return name


def make_employee(name: str, user: str) -> str:
	"""An employee of the test company with a login."""
	existing = frappe.db.get_value("Employee", {"user_id": user})
	return (
		existing
		or _insert(
			"Employee",
			first_name=name,
			gender=_any("Gender"),
			date_of_birth="1990-01-01",
			date_of_joining="2020-01-01",
			company=default_company(),
			user_id=user,
			create_user_permission=0,
		).name
	)


def _insert(doctype: str, **values):
	return frappe.get_doc({"doctype": doctype, **values}).insert(ignore_permissions=True)


def _any(doctype: str) -> str:
	filters = {"is_group": 0} if frappe.get_meta(doctype).has_field("is_group") else {}
	return frappe.db.get_value(doctype, filters, "name", order_by="name")
