"""The papers of a deal, and what a contract without them gets."""

import pytest

import frappe
from frappe.utils import add_days, getdate, today

from sales_ops.exceptions.property_sales import PaperError
from sales_ops.property_sales.deals.documents import missing_papers
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make

CONSULTANT, COLLEAGUE = "ren@example.com", "qi@example.com"


def rows(*kinds, **values) -> list[dict]:
	return [{"document_kind": kind, **values} for kind in kinds]


def settle_on(choice: str) -> None:
	frappe.get_single("Property Sales Settings").update({"missing_documents": choice}).save()


def paid_deal(**values):
	deal = make.make_deal(**values)
	make.receive(deal, 50_000)
	return deal


def test_the_identity_card_is_required_from_the_start():
	assert frappe.db.get_value("Property Document Kind", "ID Card", "required_for_contract") == 1
	assert missing_papers(paid_deal().name) == ["ID Card"]


def test_a_scan_counts_as_received_today():
	deal = make.make_deal(submit=False, documents=rows("ID Card", attachment="/private/files/id.png"))
	assert deal.documents[0].received_on == today()
	assert missing_papers(deal.name) == []


def test_a_paper_is_not_received_tomorrow():
	with pytest.raises(PaperError, match="has not come yet"):
		make.make_deal(submit=False, documents=rows("ID Card", received_on=add_days(today(), 1)))


def test_a_contract_without_a_required_paper_is_warned_about_or_refused_as_the_office_says():
	settle_on("Refuse")
	deal = paid_deal()
	contract = make.sign(deal, submit=False)
	with pytest.raises(PaperError, match="lacks required papers: ID Card"):
		contract.submit()
	assert frappe.db.get_value("Property Unit", deal.property_unit, "sale_status") == "Subscribed"
	settle_on("Warn")
	frappe.clear_messages()
	contract.reload().submit()
	assert contract.status == "Signed"
	assert any("lacks required papers" in str(message) for message in frappe.get_message_log())


@pytest.mark.parametrize("place", ["deal", "contract"])
def test_a_paper_counts_wherever_it_was_put(place):
	settle_on("Refuse")
	papers = rows("ID Card", received_on=today())
	deal = paid_deal(documents=papers if place == "deal" else [])
	contract = make.sign(deal, documents=papers if place == "contract" else [])
	assert contract.status == "Signed"


def test_papers_go_on_arriving_after_the_subscription_and_the_contract_were_submitted():
	_deal, contract = make.make_signed_deal()
	for doc in (frappe.get_doc("Property Subscription", contract.property_subscription), contract.reload()):
		doc.append("documents", rows("Signed Contract", attachment="/private/files/scan.pdf")[0])
		doc.save()
		assert doc.reload().documents[0].received_on == getdate(today())


def test_a_kind_that_is_disabled_is_not_asked_for():
	frappe.db.set_value("Property Document Kind", "ID Card", "disabled", 1)
	assert missing_papers(paid_deal().name) == []


def test_a_colleagues_papers_are_not_told():
	make.make_user(CONSULTANT, *PROFILES["Property Consultant"], sales_person="任杰")
	make.make_user(COLLEAGUE, *PROFILES["Property Consultant"], sales_person="齐敏")
	deal = make.make_deal(consultant="任杰")
	frappe.set_user(CONSULTANT)
	assert missing_papers(deal.name) == ["ID Card"]
	frappe.set_user(COLLEAGUE)
	with pytest.raises(frappe.PermissionError):
		missing_papers(deal.name)
