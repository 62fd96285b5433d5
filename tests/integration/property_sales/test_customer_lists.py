"""The lists of signed, deposit, overdue and intent customers: who stands in them, and who sees whom (PROP-05)."""

import pytest

import frappe
from frappe.desk.query_report import run
from frappe.utils import add_days, today

from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

CONSULTANT, SUPERVISOR = "meng@example.com", "tao@example.com"


@pytest.fixture(autouse=True)
def office():
	make.make_project()
	make.make_user(CONSULTANT, *PROFILES["Property Consultant"], sales_person="孟磊")
	make.make_user(SUPERVISOR, *PROFILES["Property Sales Supervisor"])
	make.make_consultant("陶然")


def rows(report: str, **filters) -> list[dict]:
	filters = {"company": default_company(), "property_project": make.make_project(), **filters}
	return [row for row in run(report, filters)["result"] if isinstance(row, dict)]


def names(report: str, key: str, **filters) -> list[str]:
	return [row[key] for row in rows(report, **filters)]


def deposit_deal(received: float = 50_000, **values):
	deal = make.make_deal(**values)
	make.receive(deal, received, values.get("subscription_date"))
	return deal


def test_a_signed_customer_stands_with_money_and_stage():
	deal, contract = make.make_signed_deal()
	row = next(row for row in rows("Signed Customers") if row["property_contract"] == contract.name)
	assert (row["customer_name"], row["built_area"], row["contract_amount"]) == (
		deal.customer_name,
		100,
		1_000_000,
	)
	assert (row["received_amount"], row["received_rate"], row["signing_stage"]) == (50_000, 5.0, "Not Signed")
	assert contract.name not in names("Signed Customers", "property_contract", signing_stage="Filed")
	assert contract.name not in names("Signed Customers", "property_contract", to_date=add_days(today(), -1))


def test_a_deposit_customer_stands_until_the_contract_is_signed():
	temporary, full = deposit_deal(10_000), deposit_deal()
	signed, _contract = make.make_signed_deal()
	found = {row["property_subscription"]: row for row in rows("Deposit Customers")}
	assert signed.name not in found
	assert (found[temporary.name]["deposit_state"], found[full.name]["deposit_state"]) == (
		"Partly",
		"Received",
	)
	assert found[temporary.name]["next_day"] == frappe.utils.getdate(temporary.full_deposit_by)
	assert found[full.name]["next_day"] == frappe.utils.getdate(full.sign_by)


@pytest.mark.parametrize(("days", "overdue"), [(6, False), (7, False), (8, True)])
def test_a_subscription_is_overdue_from_the_day_after_its_last_day(days, overdue):
	deal = deposit_deal(subscription_date=add_days(today(), -days))
	assert deal.sign_by == frappe.utils.getdate(add_days(today(), 7 - days))
	found = {row["property_subscription"]: row for row in rows("Overdue Subscriptions")}
	assert (deal.name in found) is overdue
	if overdue:
		assert found[deal.name]["days_overdue"] == 1


def test_an_intent_customer_stands_with_the_day_of_the_next_contact():
	interest = frappe.get_doc(
		{
			"doctype": "Property Interest",
			"customer": make.make_customer(),
			"property_project": make.make_project(),
			"kind": "Home",
			"next_contact_on": today(),
		}
	).insert()
	row = next(row for row in rows("Intent Customers") if row["property_interest"] == interest.name)
	assert (row["status"], row["is_due"], row["days_waiting"]) == ("Waiting", True, 0)


@pytest.mark.parametrize(
	"report", ["Signed Customers", "Deposit Customers", "Overdue Subscriptions", "Intent Customers"]
)
def test_a_consultant_sees_own_customers_only(report):
	old = add_days(today(), -20)
	expected = set()
	for consultant in ("孟磊", "陶然"):
		make.make_signed_deal(consultant=consultant)
		late = deposit_deal(consultant=consultant, subscription_date=old)
		interest = {
			"customer": late.customer,
			"consultant": consultant,
			"property_project": late.property_project,
		}
		frappe.get_doc({"doctype": "Property Interest", **interest}).insert()
		expected.add(consultant)
	frappe.set_user(SUPERVISOR)
	assert expected <= set(names(report, "consultant"))
	frappe.set_user(CONSULTANT)
	assert set(names(report, "consultant")) == {"孟磊"}
	assert names(report, "consultant", consultant="陶然") == []
