"""Forfeiture and return: documents, unit and ledger agree, and Undo brings all of it back while the unit is free."""

import pytest

import frappe
from frappe.utils import add_days, getdate, today

from sales_ops.exceptions.property_sales import ChangeError, ReceiptError, UnitTakenError
from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

APPLICANT, SUPERVISOR = "wu@example.com", "zhou@example.com"


@pytest.fixture(autouse=True)
def office():
	make.make_project()
	setup_change_accounts(default_company())
	make.make_user(APPLICANT, *PROFILES["Property Consultant"], sales_person="吴凡")
	make.make_user(SUPERVISOR, *PROFILES["Property Sales Supervisor"])


def company_field(field: str) -> str:
	return frappe.db.get_value("Company", default_company(), field)


def cash() -> str:
	return frappe.db.get_value(
		"Account", {"company": default_company(), "account_type": "Cash", "is_group": 0}
	)


def apply_for(deal, kind: str, keep: float, **values):
	return frappe.get_doc(
		{
			"doctype": "Property Change Application",
			"kind": kind,
			"property_subscription": deal.name,
			"keep_amount": keep,
			"reason": "Changed Mind",
			"paid_from": cash(),
			**values,
		}
	).insert()


def execute(deal, kind: str, keep: float, **values):
	change = apply_for(deal, kind, keep, **values)
	change.approve()
	change.reload().submit()
	deal.reload()
	return change


def ledger(customer: str) -> dict[str, float]:
	"""Balance by account of the customer's rows; zero balances are left out."""
	rows = frappe.get_all(
		"GL Entry",
		{"party": customer, "is_cancelled": 0},
		["account", "sum(debit) - sum(credit) as balance"],
		group_by="account",
	)
	return {row.account: row.balance for row in rows if row.balance}


def open_vouchers(customer: str) -> list:
	rows = frappe.get_all(
		"Payment Ledger Entry",
		{"party": customer, "delinked": 0},
		["against_voucher_no", "sum(amount) as amount"],
		group_by="account, against_voucher_no",
	)
	return [(row.against_voucher_no, row.amount) for row in rows if abs(row.amount) > 0.001]


def gl(voucher: str) -> set[tuple]:
	rows = frappe.get_all(
		"GL Entry", {"voucher_no": voucher, "is_cancelled": 0}, ["account", "debit", "credit", "project"]
	)
	return {(row.account, row.debit, row.credit) for row in rows}


def deposit_deal(**values):
	deal = make.make_deal(**values)
	make.receive(deal, 10_000, values.get("subscription_date"))
	make.receive(deal, 40_000, values.get("subscription_date"))
	return deal


def test_a_forfeited_deposit_becomes_income_and_frees_the_unit():
	deal = deposit_deal()
	change = execute(deal, "Forfeiture", 50_000)
	income = frappe.db.get_value("Property Project", deal.property_project, "forfeiture_account")
	debtors = company_field("default_receivable_account")
	assert gl(change.journal_entry) == {(debtors, 50_000, 0), (income, 0, 50_000)}
	assert (change.status, change.refund_entry, deal.status) == ("Executed", None, "Forfeited")
	assert ledger(deal.customer) == {}
	assert open_vouchers(deal.customer) == []
	assert frappe.db.get_value("Property Unit", deal.property_unit, "sale_status") == "Available"
	claim = frappe.get_last_doc(
		"Property Unit Claim", {"property_subscription": deal.name, "kind": "Subscription"}
	)
	assert (claim.end_reason, claim.active_claim) == ("Forfeited", None)


def test_a_partly_forfeited_deposit_pays_the_rest_back():
	deal = deposit_deal()
	change = execute(deal, "Forfeiture", 20_000)
	refunds = frappe.db.get_value("Property Project", deal.property_project, "refund_account")
	liability = company_field("default_advance_received_account")
	assert gl(change.refund_entry) == {
		(liability, 30_000, 0),
		(cash(), 0, 30_000),
		(refunds, 30_000, 0),
		(liability, 0, 30_000),
	}
	assert ledger(deal.customer) == {}
	assert open_vouchers(deal.customer) == []


def test_a_returned_contract_keeps_its_fee_pays_back_the_rest_and_owes_nothing():
	deal, contract = make.make_signed_deal()
	make.receive(deal, 250_000)
	execute(deal, "Return", 20_000)
	assert ledger(deal.customer) == {}
	assert open_vouchers(deal.customer) == []
	contract.reload()
	assert (contract.status, contract.outstanding_amount, deal.status) == ("Returned", 0, "Returned")
	rows = frappe.get_all(
		"Property Instalment",
		{"property_subscription": deal.name},
		["kind", "status", "outstanding_amount"],
		order_by="seq",
	)
	assert [(row.kind, row.status, row.outstanding_amount) for row in rows] == [
		("Temporary Deposit", "Paid", 0),
		("Deposit", "Paid", 0),
		("Down Payment", "Paid", 0),
		("Bank Loan", "Void", 0),
	]


def test_a_return_without_a_fee_posts_no_unbalanced_entry():
	deal = deposit_deal()
	change = execute(deal, "Return", 0)
	journal = frappe.get_doc("Journal Entry", change.journal_entry)
	assert journal.total_debit == journal.total_credit == 50_000
	assert ledger(deal.customer) == {}


def test_undo_gives_deal_unit_instalments_and_money_back():
	deal, contract = make.make_signed_deal()
	make.receive(deal, 250_000)
	before, owed = ledger(deal.customer), contract.reload().outstanding_amount
	change = execute(deal, "Return", 20_000)
	change.reload().cancel()
	deal.reload()
	assert (change.status, deal.status, deal.received_amount) == ("Undone", "Signed", 300_000)
	assert contract.reload().outstanding_amount == owed == 700_000
	assert contract.status == "Signed"
	assert ledger(deal.customer) == before
	assert frappe.db.get_value("Property Unit", deal.property_unit, "sale_status") == "Signed"
	assert frappe.db.count("Property Unit Claim", {"active_claim": deal.property_unit}) == 1


def test_a_change_can_be_executed_again_after_an_undo():
	deal = deposit_deal()
	execute(deal, "Forfeiture", 50_000).reload().cancel()
	execute(deal.reload(), "Return", 5_000)
	assert ledger(deal.customer) == {}
	assert open_vouchers(deal.customer) == []


def test_undo_is_refused_when_the_unit_has_a_new_holder_and_names_him():
	deal = deposit_deal()
	change = execute(deal, "Forfeiture", 50_000)
	make.make_consultant("李娜")
	make.make_deal(frappe.get_doc("Property Unit", deal.property_unit), submit=False, consultant="李娜")
	with pytest.raises(UnitTakenError, match="held by 李娜"):
		change.reload().cancel()


def test_the_money_of_a_closed_year_can_be_forfeited_today():
	last_year = getdate(today()).replace(month=6, day=15)
	last_year = last_year.replace(year=last_year.year - 1)
	deal = deposit_deal(subscription_date=str(last_year))
	close_year(last_year.year)
	execute(deal, "Forfeiture", 20_000)
	assert ledger(deal.customer) == {}
	assert open_vouchers(deal.customer) == []
	reconciled = frappe.get_all(
		"GL Entry",
		{"party": deal.customer, "is_cancelled": 0, "posting_date": (">", f"{last_year.year}-12-31")},
	)
	assert reconciled


def close_year(year: int) -> None:
	equity = {"company": default_company(), "root_type": "Equity", "is_group": 0}
	frappe.get_doc(
		{
			"doctype": "Period Closing Voucher",
			"company": default_company(),
			"fiscal_year": frappe.db.get_value("Fiscal Year", {"year_start_date": f"{year}-01-01"}),
			"period_start_date": f"{year}-01-01",
			"period_end_date": f"{year}-12-31",
			"transaction_date": f"{year}-12-31",
			"closing_account_head": frappe.db.get_value("Account", equity),
			"remarks": "test",
		}
	).insert().submit()


def test_a_change_is_executed_only_when_somebody_else_approved_it():
	deal = deposit_deal(consultant=make.make_consultant("吴凡"))
	frappe.set_user(APPLICANT)
	change = apply_for(deal, "Forfeiture", 50_000)
	with pytest.raises(frappe.PermissionError):
		change.approve()
	with pytest.raises(frappe.PermissionError):
		change.submit()
	frappe.set_user(SUPERVISOR)
	change = frappe.get_doc("Property Change Application", change.name)
	with pytest.raises(ChangeError, match="must be approved"):
		change.submit()
	change.reload().approve()
	assert (change.reload().status, change.approved_by) == ("Approved", SUPERVISOR)


def test_nobody_approves_the_own_application():
	deal = deposit_deal()
	frappe.set_user(SUPERVISOR)
	change = apply_for(deal, "Forfeiture", 50_000)
	with pytest.raises(ChangeError, match="your own application"):
		change.approve()


def test_an_approval_is_withdrawn_when_the_amount_is_changed():
	change = apply_for(deposit_deal(), "Forfeiture", 50_000)
	change.approve()
	change.reload().keep_amount = 40_000
	change.save()
	assert (change.status, change.approved_by) == ("Draft", None)


def test_an_approval_cannot_be_typed():
	change = apply_for(deposit_deal(), "Forfeiture", 50_000, status="Approved", approved_by="Administrator")
	assert (change.status, change.approved_by) == ("Draft", None)


def test_a_rejected_application_is_not_executed():
	change = apply_for(deposit_deal(), "Forfeiture", 50_000)
	change.reject()
	with pytest.raises(ChangeError, match="is Rejected"):
		change.reload().submit()


@pytest.mark.parametrize(
	("kind", "keep", "message"),
	[
		("Return", 50_001, "cannot be kept"),
		("Forfeiture", 0, "keeps at least a part"),
	],
)
def test_amounts_that_make_no_sense_are_refused(kind, keep, message):
	with pytest.raises(ChangeError, match=message):
		apply_for(deposit_deal(), kind, keep)


def test_a_deal_without_money_is_cancelled_not_forfeited():
	with pytest.raises(ChangeError, match="Only a deal with a deposit"):
		apply_for(make.make_deal(), "Return", 0)


def test_a_forfeited_deal_takes_no_money_and_keeps_its_receipts():
	deal = deposit_deal()
	execute(deal, "Forfeiture", 50_000)
	with pytest.raises(frappe.ValidationError, match="receives no money"):
		make.receive(deal, 1)
	receipt = frappe.get_last_doc("Payment Entry", {"so_property_subscription": deal.name})
	with pytest.raises(ReceiptError, match="Undo the change first"):
		receipt.cancel()


def test_the_preview_shows_what_the_execution_then_does():
	deal = deposit_deal()
	change = apply_for(deal, "Forfeiture", 20_000)
	shown = change.preview()
	assert shown["unit"] == {
		"name": deal.property_unit,
		"status_before": "Subscribed",
		"status_after": "Available",
	}
	assert [(line["account"], float(line["debit"]), float(line["credit"])) for line in shown["postings"]] == [
		("Contract Liability", 50_000, 0),
		("Income", 0, 20_000),
		("Bank", 0, 30_000),
	]
	assert shown["deal_status"] == "Forfeited"


def test_an_error_in_the_middle_leaves_nothing(monkeypatch):
	deal = deposit_deal()
	change = apply_for(deal, "Forfeiture", 20_000)
	change.approve()
	before = ledger(deal.customer), frappe.db.count("Journal Entry"), frappe.db.count("Payment Entry")
	from sales_ops.property_sales.changes import ending

	def fail(*_arguments):
		raise RuntimeError("the power went out")

	monkeypatch.setattr(ending, "release_units", fail)
	frappe.db.savepoint("before_execution")
	with pytest.raises(RuntimeError):
		change.reload().submit()
	frappe.db.rollback(save_point="before_execution")
	assert (
		ledger(deal.customer),
		frappe.db.count("Journal Entry"),
		frappe.db.count("Payment Entry"),
	) == before
	assert deal.reload().status == "Full Deposit"


def test_arrears_forget_an_ended_deal():
	from sales_ops.property_sales.report.customer_arrears.customer_arrears import execute as arrears

	start = add_days(today(), -20)
	deal = deposit_deal(subscription_date=start)
	filters = {"company": default_company(), "property_project": deal.property_project}
	assert deal.name in [row["property_subscription"] for row in arrears(filters)[1]]
	execute(deal, "Forfeiture", 50_000)
	assert deal.name not in [row["property_subscription"] for row in arrears(filters)[1]]


def living(deal) -> list[tuple]:
	rows = frappe.get_all(
		"Property Instalment",
		{"property_subscription": deal.name, "status": ("!=", "Void")},
		["kind", "amount", "received_amount", "due_date"],
		order_by="seq",
	)
	return [(row.kind, row.amount, row.received_amount) for row in rows]


def tail(*rows) -> list[dict]:
	return [
		{"kind": kind, "due_date": add_days(today(), days), "amount": amount, "money_source": "Own Money"}
		for kind, days, amount in rows
	]


def reschedule(deal, kind: str, **values):
	return execute(deal, kind, 0, **values)


def test_a_plan_change_replaces_the_unpaid_tail_and_keeps_what_was_paid():
	deal, contract = make.make_signed_deal()
	make.receive(deal, 100_000)
	reschedule(
		deal,
		"Payment Plan Change",
		instalments=tail(("Instalment", 30, 300_000), ("Instalment", 60, 400_000)),
	)
	assert living(deal) == [
		("Temporary Deposit", 10_000, 10_000),
		("Deposit", 40_000, 40_000),
		("Down Payment", 250_000, 100_000),
		("Instalment", 300_000, 0),
		("Instalment", 400_000, 0),
	]
	assert contract.reload().outstanding_amount == 850_000


def books(deal) -> tuple:
	"""The customer's balances, and how many rows both ledgers have."""
	return ledger(deal.customer), frappe.db.count("GL Entry"), frappe.db.count("Payment Ledger Entry")


@pytest.mark.parametrize("kind", ["Payment Plan Change", "Price Change", "Deferral"])
def test_a_change_of_terms_and_its_undo_post_nothing(kind):
	deal, _contract = make.make_signed_deal()
	terms = {
		"Price Change": {"new_contract_amount": 990_000},
		"Deferral": {"instalments": tail(("Down Payment", 20, 250_000), ("Bank Loan", 60, 700_000))},
	}
	before = books(deal)
	change = reschedule(deal, kind, **terms.get(kind, {}))
	assert books(deal) == before
	change.reload().cancel()
	assert books(deal) == before


def test_a_price_change_is_proposed_into_the_last_own_money_instalment():
	deal, contract = make.make_signed_deal()
	change = reschedule(deal, "Price Change", new_contract_amount=990_000)
	assert living(deal)[2:] == [("Down Payment", 240_000, 0), ("Bank Loan", 700_000, 0)]
	contract.reload()
	assert (contract.contract_amount, contract.outstanding_amount) == (990_000, 940_000)
	change.reload().cancel()
	contract.reload()
	assert (contract.contract_amount, contract.outstanding_amount) == (1_000_000, 950_000)
	assert living(deal)[2:] == [("Down Payment", 250_000, 0), ("Bank Loan", 700_000, 0)]


def test_a_deferral_moves_dates_and_its_undo_moves_them_back():
	deal, _contract = make.make_signed_deal()
	rows = tail(("Down Payment", 20, 250_000), ("Bank Loan", 60, 700_000))
	change = reschedule(deal, "Deferral", instalments=rows)
	due = frappe.get_all(
		"Property Instalment",
		{"property_subscription": deal.name, "status": "Unpaid"},
		pluck="due_date",
		order_by="seq",
	)
	assert due == [getdate(add_days(today(), 20)), getdate(add_days(today(), 60))]
	change.reload().cancel()
	assert frappe.db.get_value(
		"Property Instalment",
		{"property_subscription": deal.name, "kind": "Down Payment", "status": "Unpaid"},
		"due_date",
	) == getdate(today())


@pytest.mark.parametrize(
	("kind", "rows", "message"),
	[
		("Payment Plan Change", [("Instalment", 30, 949_999)], "add up to"),
		("Payment Plan Change", [("Deposit", 30, 950_000)], "The deposit is agreed"),
		("Deferral", [("Down Payment", 30, 350_000), ("Bank Loan", 60, 600_000)], "changes dates only"),
		("Deferral", [("Down Payment", -1, 250_000), ("Bank Loan", 60, 700_000)], "to an earlier day"),
	],
)
def test_a_new_tail_that_does_not_fit_is_refused(kind, rows, message):
	deal, _contract = make.make_signed_deal()
	with pytest.raises(frappe.ValidationError, match=message):
		apply_for(deal, kind, 0, instalments=tail(*rows))


def test_instalments_of_an_unsigned_deal_cannot_be_rescheduled():
	with pytest.raises(ChangeError, match="once a contract is signed"):
		apply_for(deposit_deal(), "Deferral", 0)


def test_a_plan_change_is_not_undone_after_its_instalments_were_paid():
	deal, _contract = make.make_signed_deal()
	change = reschedule(deal, "Payment Plan Change")
	make.receive(deal, 250_000)
	with pytest.raises(ChangeError, match="Cancel its receipts first"):
		change.reload().cancel()


def test_an_approved_tail_that_is_edited_needs_a_new_approval():
	deal, _contract = make.make_signed_deal()
	change = apply_for(deal, "Deferral", 0)
	change.approve()
	change.reload().instalments[0].due_date = add_days(today(), 5)
	change.save()
	assert change.status == "Draft"


def exchange(deal, unit, **values):
	change = execute(deal, "Exchange", 0, new_property_unit=unit.name, **values)
	return change, frappe.get_doc("Property Subscription", change.new_property_subscription)


def test_an_exchange_moves_a_deposit_to_another_unit_without_a_posting():
	deal, unit = deposit_deal(), make.make_unit(list_amount=1_200_000)
	before, entries = ledger(deal.customer), frappe.db.count("GL Entry")
	change, new_deal = exchange(deal, unit)
	assert (ledger(deal.customer), frappe.db.count("GL Entry")) == (before, entries)
	assert (deal.status, new_deal.status, new_deal.received_amount) == ("Exchanged", "Full Deposit", 50_000)
	assert new_deal.agreed_amount == 1_200_000
	assert frappe.db.get_value("Property Unit", deal.property_unit, "sale_status") == "Available"
	assert unit.reload().sale_status == "Subscribed"
	linked = frappe.get_all("Payment Entry", {"so_property_subscription": new_deal.name, "docstatus": 1})
	assert len(linked) == 2
	assert change.new_property_contract is None


def test_an_exchange_of_a_signed_deal_signs_the_new_contract_with_all_the_money():
	deal, contract = make.make_signed_deal()
	make.receive(deal, 250_000)
	change, new_deal = exchange(deal, make.make_unit(list_amount=2_000_000))
	new_contract = frappe.get_doc("Property Contract", change.new_property_contract)
	assert (contract.reload().status, new_deal.status, new_contract.status) == (
		"Exchanged",
		"Signed",
		"Signed",
	)
	assert (new_contract.received_amount, new_contract.outstanding_amount) == (300_000, 1_700_000)
	assert living(new_deal) == [
		("Temporary Deposit", 10_000, 10_000),
		("Deposit", 40_000, 40_000),
		("Down Payment", 550_000, 250_000),
		("Bank Loan", 1_400_000, 0),
	]


def test_the_undo_of_an_exchange_gives_both_units_and_all_receipts_back():
	deal, contract = make.make_signed_deal()
	make.receive(deal, 250_000)
	before, rows = ledger(deal.customer), living(deal)
	unit = make.make_unit(list_amount=2_000_000)
	change, new_deal = exchange(deal, unit)
	change.reload().cancel()
	deal.reload()
	assert (deal.status, deal.received_amount) == ("Signed", 300_000)
	assert (living(deal), ledger(deal.customer)) == (rows, before)
	assert contract.reload().status == "Signed"
	assert unit.reload().sale_status == "Available"
	assert frappe.db.get_value("Property Unit", deal.property_unit, "sale_status") == "Signed"
	assert new_deal.reload().status == "Cancelled"


def test_an_exchange_into_a_unit_that_is_held_is_refused():
	deal, unit = deposit_deal(), make.make_unit()
	make.make_deal(unit, submit=False)
	change = apply_for(deal, "Exchange", 0, new_property_unit=unit.name)
	change.approve()
	with pytest.raises(UnitTakenError):
		change.reload().submit()


def foreign_unit():
	"""A unit whose project belongs to another company."""
	unit = make.make_unit(building=make.make_building(make.make_project("别家花园", "FRN")))
	frappe.db.set_value("Property Unit", unit.name, "company", "别家公司")
	return unit


@pytest.mark.parametrize(
	("new_unit", "values", "message"),
	[
		("same", {}, "is the unit the deal has"),
		("cheap", {}, "the new unit costs"),
		("foreign", {}, "belongs to another company"),
	],
)
def test_an_exchange_that_cannot_keep_the_money_right_is_refused(new_unit, values, message):
	deal = deposit_deal()
	units = {
		"same": lambda: frappe.get_doc("Property Unit", deal.property_unit),
		"cheap": lambda: make.make_unit(list_amount=40_000),
		"foreign": lambda: foreign_unit(),
	}
	with pytest.raises(ChangeError, match=message):
		apply_for(deal, "Exchange", 0, new_property_unit=units[new_unit]().name, **values)


def test_a_name_change_passes_deal_and_money_to_the_new_customer():
	deal, contract = make.make_signed_deal()
	make.receive(deal, 250_000)
	old, new = deal.customer, make.make_customer()
	rows = living(deal)
	execute(deal, "Name Change", 0, new_customer=new)
	liability = company_field("default_advance_received_account")
	assert (ledger(old), open_vouchers(old)) == ({}, [])
	assert ledger(new) == {liability: -300_000}
	assert (deal.customer, contract.reload().customer, contract.outstanding_amount) == (new, new, 700_000)
	assert living(deal) == rows
	clearing = frappe.db.get_value("Property Project", deal.property_project, "transfer_clearing_account")
	total = frappe.get_all(
		"GL Entry", {"account": clearing, "is_cancelled": 0}, ["sum(debit) - sum(credit) as rest"]
	)
	assert total[0].rest == 0


def test_the_new_customer_goes_on_paying():
	deal = deposit_deal()
	execute(deal, "Name Change", 0, new_customer=make.make_customer())
	make.sign(deal)
	make.receive(deal, 250_000)
	assert deal.received_amount == 300_000


def test_the_undo_of_a_name_change_gives_the_money_back_to_the_former_customer():
	deal, _contract = make.make_signed_deal()
	old, before, rows = deal.customer, ledger(deal.customer), living(deal)
	new = make.make_customer()
	change = execute(deal, "Name Change", 0, new_customer=new)
	change.reload().cancel()
	assert (deal.reload().customer, deal.status, deal.received_amount) == (old, "Signed", 50_000)
	assert (ledger(old), ledger(new), living(deal)) == (before, {}, rows)


def test_a_deal_can_be_forfeited_after_a_name_change():
	deal = deposit_deal()
	new = make.make_customer()
	execute(deal, "Name Change", 0, new_customer=new)
	execute(deal, "Forfeiture", 50_000)
	assert (ledger(new), open_vouchers(new)) == ({}, [])


def test_a_name_change_to_the_same_customer_is_refused():
	deal = deposit_deal()
	with pytest.raises(ChangeError, match="is the customer the deal has"):
		apply_for(deal, "Name Change", 0, new_customer=deal.customer)


def test_a_made_up_owner_does_not_approve_the_own_application():
	deal = deposit_deal()
	frappe.set_user(SUPERVISOR)
	change = apply_for(deal, "Forfeiture", 50_000)
	sent = frappe.get_doc(change.as_dict() | {"owner": "Guest"})  # as the desk sends it
	with pytest.raises(ChangeError, match="your own application"):
		sent.approve()
	assert frappe.db.get_value("Property Change Application", change.name, "status") == "Draft"


def test_nobody_applies_for_a_change_of_a_deal_he_may_not_see():
	deal = deposit_deal()
	frappe.set_user(APPLICANT)
	with pytest.raises(frappe.PermissionError):
		apply_for(deal, "Return", 0)


def test_nobody_draws_up_a_contract_of_a_deal_he_may_not_see():
	deal = deposit_deal()
	frappe.set_user(APPLICANT)
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc({"doctype": "Property Contract", "property_subscription": deal.name}).insert()


@pytest.mark.parametrize(
	("kind", "keep"), [("Forfeiture", 50_000), ("Return", 10_000), ("Name Change", 0), ("Exchange", 0)]
)
def test_a_supervisor_who_is_no_accountant_executes_and_undoes_a_change_with_money(kind, keep):
	deal = make.make_deal(consultant="吴凡")
	make.receive(deal, 50_000)
	new_unit = make.make_unit().name if kind == "Exchange" else None
	new_customer = make.make_customer() if kind == "Name Change" else None
	change = apply_for(deal, kind, keep, new_customer=new_customer, new_property_unit=new_unit)
	frappe.set_user(SUPERVISOR)
	change.reload().approve()
	change.reload().submit()
	assert change.status == "Executed"
	assert frappe.session.user == SUPERVISOR
	change.reload().cancel()
	assert (change.reload().status, deal.reload().status) == ("Undone", "Full Deposit")
