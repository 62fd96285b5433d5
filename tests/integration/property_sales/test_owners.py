"""Several owners of one deal: shares, the contract, and what a name change does to them."""

import pytest

import frappe
from frappe.utils import flt

from sales_ops.exceptions.property_sales import ChangeError, OwnerError
from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company


@pytest.fixture(autouse=True)
def office():
	make.make_project()
	setup_change_accounts(default_company())


@pytest.fixture
def couple() -> tuple[str, str]:
	return make.make_customer("王先生"), make.make_customer("李女士")


def rows(*pairs) -> list[dict]:
	return [{"property_owner": name, "share_percentage": share} for name, share in pairs]


def shares(doc, field: str = "owners") -> list[tuple]:
	return [(row.property_owner, row.share_percentage) for row in doc.get(field)]


def apply_for(deal, **values):
	return frappe.get_doc(
		{
			"doctype": "Property Change Application",
			"kind": "Name Change",
			"property_subscription": deal.name,
			"reason": "Job or Family",
			**values,
		}
	).insert()


def execute(deal, **values):
	change = apply_for(deal, **values)
	change.approve()
	change.reload().submit()
	deal.reload()
	return change


def entries() -> int:
	return frappe.db.count("GL Entry")


def test_a_deal_belongs_to_its_customer_alone_unless_owners_are_named():
	deal = make.make_deal(submit=False)
	assert shares(deal) == [(deal.customer, 100)]
	assert deal.owners[0].owner_name == deal.customer_name


def test_owners_without_shares_own_equal_parts(couple):
	deal = make.make_deal(submit=False, customer=couple[0], owners=rows((couple[0], 0), (couple[1], 0)))
	assert shares(deal) == [(couple[0], 50), (couple[1], 50)]


def test_the_only_owner_follows_another_customer_of_a_draft(couple):
	deal = make.make_deal(submit=False, customer=couple[0])
	deal.customer = couple[1]
	deal.save()
	assert shares(deal) == [(couple[1], 100)]


@pytest.mark.parametrize(
	("first", "second", "message"), [(50, 49.99, r"add up to 99\.99 %"), (0, 100, "not possible")]
)
def test_shares_that_are_not_whole_are_refused_and_nothing_is_held(couple, first, second, message):
	unit = make.make_unit()
	frappe.db.savepoint("before_refusal")
	with pytest.raises(OwnerError, match=message):
		make.make_deal(unit, customer=couple[0], owners=rows((couple[0], first), (couple[1], second)))
	frappe.db.rollback(save_point="before_refusal")
	assert unit.reload().sale_status == "Available"
	assert not frappe.db.exists("Property Subscription", {"property_unit": unit.name})


def test_the_first_owner_is_the_customer_and_nobody_stands_twice(couple):
	wang, li = couple
	with pytest.raises(OwnerError, match="must be the customer"):
		make.make_deal(customer=wang, owners=rows((li, 50), (wang, 50)))
	with pytest.raises(OwnerError, match="among the owners twice"):
		make.make_deal(customer=wang, owners=rows((wang, 50), (wang, 50)))


def test_the_contract_names_the_owners_of_the_deal(couple):
	_deal, contract = make.make_signed_deal(customer=couple[0], owners=rows((couple[0], 70), (couple[1], 30)))
	assert shares(contract.reload()) == [(couple[0], 70), (couple[1], 30)]


def test_the_owners_of_a_signed_deal_cannot_be_typed(couple):
	deal, contract = make.make_signed_deal(customer=couple[0])
	for doc in (deal, contract.reload()):
		doc.append("owners", rows((couple[1], 10))[0])
		with pytest.raises(frappe.UpdateAfterSubmitError):
			doc.save()


def test_a_spouse_becomes_co_owner_without_a_posting_and_the_undo_takes_her_out(couple):
	wang, li = couple
	deal, contract = make.make_signed_deal(customer=wang)
	before = entries()
	change = execute(deal, owners=rows((wang, 50), (li, 50)))
	for doc in (deal, contract.reload()):
		assert (doc.customer, shares(doc)) == (wang, [(wang, 50), (li, 50)])
	assert (entries(), change.reload().refund_entry, change.old_customer) == (before, None, None)
	assert shares(change, "former_owners") == [(wang, 100)]
	change.cancel()
	assert shares(deal.reload()) == shares(contract.reload()) == [(wang, 100)]


def test_the_customer_leaves_and_a_co_owner_pays_from_now_on_with_both_shares(couple):
	wang, li = couple
	deal, _contract = make.make_signed_deal(customer=wang, owners=rows((wang, 60), (li, 40)))
	change = execute(deal, new_customer=li)
	assert (deal.customer, shares(deal)) == (li, [(li, 100)])
	assert (deal.received_amount, change.reload().old_customer) == (50_000, wang)
	change.cancel()
	assert (deal.reload().customer, shares(deal)) == (wang, [(wang, 60), (li, 40)])


def test_the_preview_shows_owners_before_and_afterwards_and_no_posting_for_shares_alone(couple):
	wang, li = couple
	deal = make.make_deal(customer=wang)
	make.receive(deal, 50_000)
	shown = apply_for(deal, owners=rows((wang, 80), (li, 20))).preview()
	assert shown["former_owners"] == [{"name": "王先生", "share": 100}]
	assert shown["owners"] == [{"name": "王先生", "share": 80}, {"name": "李女士", "share": 20}]
	assert shown["postings"] == []


def test_a_name_change_that_changes_nothing_is_refused(couple):
	deal = make.make_deal(customer=couple[0])
	make.receive(deal, 50_000)
	for values in ({}, {"owners": rows((couple[0], 100))}):
		with pytest.raises(ChangeError, match="the owners stay the same"):
			apply_for(deal, **values)


def test_the_new_customer_must_be_the_first_of_the_new_owners(couple):
	deal = make.make_deal(customer=couple[0])
	make.receive(deal, 50_000)
	with pytest.raises(OwnerError, match="must be the customer"):
		apply_for(deal, new_customer=couple[1], owners=rows((couple[0], 50), (couple[1], 50)))


def test_other_shares_withdraw_the_approval(couple):
	deal = make.make_deal(customer=couple[0])
	make.receive(deal, 50_000)
	change = apply_for(deal, owners=rows((couple[0], 80), (couple[1], 20)))
	change.approve()
	change.reload().owners[0].share_percentage, change.owners[1].share_percentage = 70, 30
	change.save()
	assert change.status == "Draft"


def test_owners_that_were_changed_again_are_not_undone_out_of_order(couple):
	wang, li = couple
	deal = make.make_deal(customer=wang)
	make.receive(deal, 50_000)
	first = execute(deal, owners=rows((wang, 80), (li, 20)))
	execute(deal, owners=rows((wang, 50), (li, 50)))
	with pytest.raises(ChangeError, match="Undo the later change first"):
		first.reload().cancel()


def test_an_exchange_takes_the_owners_along(couple):
	wang, li = couple
	deal = make.make_deal(customer=wang, owners=rows((wang, 80), (li, 20)))
	make.receive(deal, 50_000)
	change = frappe.get_doc(
		{
			"doctype": "Property Change Application",
			"kind": "Exchange",
			"property_subscription": deal.name,
			"reason": "Changed Mind",
			"new_property_unit": make.make_unit().name,
		}
	).insert()
	change.approve()
	change.reload().submit()
	new_deal = frappe.get_doc("Property Subscription", change.new_property_subscription)
	assert shares(new_deal) == [(wang, 80), (li, 20)]


def test_a_co_owners_deals_are_among_the_customers_connections(couple):
	from frappe.desk.notifications import get_open_count

	deal = make.make_deal(customer=couple[0], owners=rows((couple[0], 50), (couple[1], 50)))
	counts = get_open_count("Customer", couple[1])["count"]["external_links_found"]
	found = {row["doctype"]: row["count"] for row in counts}
	assert found["Property Subscription"] == 1
	listed = frappe.get_list("Property Subscription", {"property_owner": couple[1]}, pluck="name")
	assert listed == [deal.name]
	assert flt(found.get("Property Instalment")) == 0  # who pays is the customer
