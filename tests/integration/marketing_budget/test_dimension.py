"""No initiative, no posting: ERPNext's dimension filter follows the settings (B4; row 39)."""

import pytest

import frappe

from erpnext.exceptions import MandatoryAccountDimensionError

from sales_ops.exceptions.marketing_budget import BudgetPlanError, MarketingActivityError
from sales_ops.marketing_budget.control.double_control import erpnext_budgets
from sales_ops.setup.dimension import FIELD, INDEXES, make_dimension
from sales_ops.testing import marketing_budget as make
from sales_ops.testing.setup import default_company

FILTER = "Accounting Dimension Filter"


def filtered() -> set[str]:
	names = frappe.get_all(FILTER, {"accounting_dimension": "Marketing Activity"}, pluck="name")
	return set(
		frappe.get_all("Applicable On Account", {"parent": ("in", names)}, pluck="applicable_on_account")
	)


@pytest.mark.parametrize(
	"doctype",
	[
		"GL Entry",
		"Purchase Order Item",
		"Purchase Invoice Item",
		"Journal Entry Account",
		"Stock Entry Detail",
	],
)
def test_documents_have_the_activity(doctype):
	assert frappe.get_meta(doctype).get_field(FIELD).options == "Marketing Activity"


@pytest.mark.parametrize("doctype", INDEXES)
def test_consumption_has_its_index(doctype):
	rows = frappe.db.sql(f"show index from `tab{doctype}`", as_dict=True)
	assert FIELD in {row.Column_name for row in rows if row.Seq_in_index == 1}


def test_a_controlled_account_takes_nothing_without_an_activity(activity):
	make.control()
	with make.refused(MandatoryAccountDimensionError):
		make.journal(None, 10)
	make.journal(None, 10, against=make.account("Travel Expenses"))
	make.journal(activity, 10)


def test_no_order_to_a_controlled_account_without_an_activity(activity):
	make.control()
	with make.refused(MarketingActivityError, make.account()):
		make.order({"rate": 10})
	make.order({"rate": 10, "expense_account": make.account("Travel Expenses")})
	make.order((activity, 10))


def test_a_group_controls_all_below_it_also_what_comes_later():
	group = frappe.db.get_value("Account", make.account(), "parent_account")
	make.control(group)
	assert {make.account(), make.account("Travel Expenses")} <= filtered()
	values = {"account_name": "抖音推广", "parent_account": group, "company": default_company()}
	new = frappe.get_doc({"doctype": "Account", **values}).insert()
	assert new.name in filtered()


def test_what_is_no_longer_controlled_is_free_again():
	make.control()
	settings = frappe.get_doc("Marketing Budget Settings")
	settings.set("accounts", [])
	settings.save()
	assert filtered() == set()
	make.journal(None, 10)


def test_the_offices_own_filter_on_an_account_stands():
	values = {
		"accounting_dimension": "Marketing Activity",
		"company": default_company(),
		"allow_or_restrict": "Restrict",
	}
	rows = [{"applicable_on_account": make.account(), "is_mandatory": 0}]
	own = frappe.get_doc({"doctype": FILTER, **values, "accounts": rows}).insert()
	travel = make.account("Travel Expenses")
	make.control(make.account(), travel)
	assert own.reload().accounts[0].is_mandatory == 0
	assert travel in filtered()


def test_an_account_is_of_its_company_and_named_once():
	with make.refused(BudgetPlanError):
		make.control(make.account(), make.account())


def test_limits_rise():
	settings = frappe.get_doc("Marketing Budget Settings")
	settings.update({"warn_percentage": 95})
	with make.refused(BudgetPlanError):
		settings.save()


def test_erpnexts_budget_on_the_same_account_is_named():
	make.control()
	values = {
		"budget_against": "Cost Center",
		"cost_center": make.cost_center(),
		"company": default_company(),
	}
	accounts = [{"account": make.account(), "budget_amount": 10}]
	native = frappe.get_doc(
		{"doctype": "Budget", "fiscal_year": str(make.year()), **values, "accounts": accounts}
	)
	native.applicable_on_booking_actual_expenses = 1
	native.insert().submit()
	assert [row.name for row in erpnext_budgets(default_company(), make.cost_center())] == [native.name]
	frappe.clear_messages()
	make.make_budget()
	assert native.name in " ".join(map(str, frappe.get_message_log()))


def test_making_the_dimension_again_changes_nothing():
	before = frappe.db.count("Custom Field", {"fieldname": FIELD})
	make_dimension()
	assert frappe.db.count("Custom Field", {"fieldname": FIELD}) == before
