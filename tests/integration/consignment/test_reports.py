"""Each report of the control of consignment, row by row, on real postings."""

import pytest

import frappe
from frappe.utils import add_days, add_years, getdate, today

from sales_ops.consignment.report.consignment_stock_and_exposure import (
	consignment_stock_and_exposure as exposure,
)
from sales_ops.consignment.report.inventory_and_cost_saved import inventory_and_cost_saved as saved
from sales_ops.consignment.report.settlement_calendar import settlement_calendar as calendar
from sales_ops.consignment.report.stock_above_maximum import stock_above_maximum as maximum
from sales_ops.consignment.report.unsettled_withdrawals import unsettled_withdrawals as unsettled
from sales_ops.testing import consignment as make
from sales_ops.testing.factories import make_user
from sales_ops.testing.settlement import bring_back, make_settled_supplier, settle, use


def ago(days: int) -> str:
	return f"{add_days(today(), -days)} 08:00:00"


def group(name: str) -> str:
	"""A category of the test's own, so that other records on the site stay out of its rows."""
	parent = frappe.db.get_value("Item Group", {"is_group": 1, "parent_item_group": ("in", ("", None))})
	values = {"item_group_name": name, "parent_item_group": parent}
	return frappe.db.exists("Item Group", name) or make.insert("Item Group", **values).name


def values(rows: list[dict], *fields: str) -> list[tuple]:
	return [tuple(row.get(field) for field in fields) for row in rows]


def tiles(result: tuple) -> dict:
	return {tile["label"]: tile["value"] for tile in result[4]}


def filters(**more) -> dict:
	return {"company": make.default_company(), **more}


# Consignment Stock and Exposure


@pytest.fixture
def store():
	"""Two suppliers at two sites: goods of three ages at 10, of which some went; goods of today at 20."""
	category = group("测试钢材")
	old, new = (make.make_item(code, item_group=category) for code in ("RPT-OLD", "RPT-NEW"))
	first = make.make_agreement(old, supplier=make.make_supplier("甲供应商"), stale_after_days=60)
	second = make.make_agreement(
		new,
		rate=20,
		supplier=make.make_supplier("乙供应商"),
		consignment_site=make.make_site("第二库"),
		row={"maximum_qty": 5},
	)
	for days, qty in ((200, 10), (100, 10), (40, 10)):
		make.receive_consigned(first, old, qty, on=ago(days))
	make.deliver((old, 12, first.consigned_warehouse), on=ago(20))
	make.receive_consigned(second, new, 8)
	return frappe._dict(category=category, old=old, new=new, first=first, second=second)


def test_exposure_is_quantity_at_the_agreed_price_by_age_first_in_first_out(store):
	result = exposure.execute(filters(item_group=store.category))
	fields = ("item_code", "qty", "rate", "amount", "age_0", "age_1", "age_2", "age_3", "stale_qty", "days")
	assert values(result[1], *fields) == [
		("RPT-NEW", 8, 20, 160, 160, 0, 0, 0, 0, 0),
		("RPT-OLD", 18, 10, 180, 0, 100, 80, 0, 8, 100),
	]
	assert tiles(result) == {
		"Exposure": 340,
		"Lies Too Long": 80,
		"Suppliers": 2,
		"Items without a Valid Price": 0,
	}
	assert result[3]["data"]["labels"] == ["甲供应商", "乙供应商"]
	assert result[3]["data"]["datasets"][1]["values"] == [100, 0]


def test_exposure_by_supplier_and_by_site(store):
	rows = exposure.execute(filters(item_group=store.category, group_by="Supplier"))[1]
	assert values(rows, "supplier_name", "no_of_items", "amount", "stale_amount") == [
		("甲供应商", 1, 180, 80),
		("乙供应商", 1, 160, 0),
	]
	rows = exposure.execute(filters(item_group=store.category, group_by="Consignment Site"))[1]
	assert values(rows, "consignment_site", "amount") == [("测试库", 180), ("第二库", 160)]


def test_exposure_of_a_day_before_and_only_what_lies_too_long(store):
	rows = exposure.execute(filters(item_group=store.category, on=add_days(today(), -30)))[1]
	assert values(rows, "item_code", "qty", "amount") == [("RPT-OLD", 30, 300)]
	rows = exposure.execute(filters(item_group=store.category, only_stale=1))[1]
	assert values(rows, "item_code") == [("RPT-OLD",)]
	assert exposure.execute(filters(supplier="没有"))[1] == []


def test_a_price_that_has_ended_still_values_the_goods_and_is_counted(store):
	item = make.make_item("RPT-ENDED", item_group=store.category)
	ended = add_days(today(), -1)
	agreement = make.make_agreement(item, row={"valid_upto": ended}, supplier=make.make_supplier("丙供应商"))
	make.receive_consigned(agreement, item, 3, on=ago(5))
	result = exposure.execute(filters(item_group=store.category, item_code=item))
	assert values(result[1], "amount", "is_priced") == [(30, False)]
	assert tiles(result)["Items without a Valid Price"] == 1


def test_a_price_ends_with_its_agreement(store):
	item = make.make_item("RPT-AGREEMENT-ENDED", item_group=store.category)
	agreement = make.make_agreement(item, supplier=make.make_supplier("丁供应商"))
	make.receive_consigned(agreement, item, 3, on=ago(5))
	agreement.reload().end_agreement(add_days(today(), -1))
	frappe.db.set_value("Consignment Agreement Item", {"parent": agreement.name}, "valid_upto", None)
	result = exposure.execute(filters(item_group=store.category, item_code=item))
	assert values(result[1], "amount", "is_priced") == [(30, False)]


def test_a_foreign_agreement_is_valued_at_the_exchange_rate_of_the_day(store):
	frappe.db.delete("Currency Exchange", {"from_currency": "USD"})
	rate = {"from_currency": "USD", "to_currency": "CNY", "exchange_rate": 7, "date": add_days(today(), -400)}
	make.insert("Currency Exchange", for_buying=1, for_selling=1, **rate)
	item = make.make_item("RPT-USD", item_group=store.category)
	supplier = make.make_supplier("美元供应商")
	agreement = make.make_agreement(item, rate=3, currency="USD", supplier=supplier)
	make.receive_consigned(agreement, item, 10)
	rows = exposure.execute(filters(item_group=store.category, supplier=supplier))[1]
	assert values(rows, "agreement_currency", "agreed_amount", "amount") == [("USD", 30, 210)]


# Stock Above Maximum


def test_stock_is_above_the_lower_of_the_agreed_maximum_and_the_months_of_use(store):
	"""RPT-OLD: 12 used in 90 days are 4.056 a month, three months' use is 12.167. RPT-NEW: 5 are agreed."""
	result = maximum.execute(filters(item_group=store.category))
	fields = ("item_code", "qty", "agreed_maximum", "monthly_use", "maximum", "excess_qty", "excess_amount")
	assert values(result[1], *fields, "cost_amount") == [
		("RPT-NEW", 8, 5, 0, 5, 3, 60, 0.3),
		("RPT-OLD", 18, None, 4.056, 12.167, 5.833, 58.33, 0.29),
	]
	assert result[1][1]["last_used"] == getdate(ago(20)[:10])
	assert tiles(result) == {
		"Items Above Their Maximum": 2,
		"Value Above It": 118.33,
		"Cost a Month": 0.59,
		"Most Months' Issues": 3,
	}
	assert result[3]["data"]["datasets"][0]["values"] == [60, 58.33]


def test_items_below_their_maximum_are_shown_on_demand(store):
	make.receive_consigned(store.second, store.new, 1, submit=False)
	agreement = make.make_agreement(
		make.make_item("RPT-FEW", item_group=store.category),
		row={"maximum_qty": 9},
		supplier=make.make_supplier("丁供应商"),
	)
	make.receive_consigned(agreement, "RPT-FEW", 2)
	asked = filters(item_group=store.category)
	assert "RPT-FEW" not in [row["item_code"] for row in maximum.execute(asked)[1]]
	rows = maximum.execute(asked | {"all_items": 1})[1]
	assert ("RPT-FEW", 9, 0) in values(rows, "item_code", "maximum", "excess_qty")


# Inventory and Cost Saved


def used(item: str, *receipts: tuple[float, float], on: str) -> None:
	"""Buy an item (quantity, rate) and issue all of it on a day."""
	for number, (qty, rate) in enumerate(receipts):
		make.stock_own(item, qty, rate, on=f"{on} 00:00:0{number + 1}")
	make.issue((item, sum(qty for qty, _rate in receipts), make.own_warehouse()), on=f"{on} 00:01:00")


def test_the_savings_that_the_business_reported_can_be_shown():
	"""97.35 m less stock (15.62 %) and 41.524 m lower comparable cost (5.5 %) while 20 % more was used (CONS-12)."""
	category, now = group("测试节约"), getdate(today())
	before = getdate(add_years(now, -1))
	laid_up, item = (make.make_item(code, item_group=category) for code in ("SAVED-STOCK", "SAVED-COST"))
	make.stock_own(laid_up, 62_324, 10_000, on=f"{before} 00:00:01")
	make.issue((laid_up, 9_735, make.own_warehouse()), on=f"{now} 00:00:01")
	used(item, (1_000, 629_150), on=before)
	used(item, (800, 594_546), (400, 594_548), on=now)
	result = saved.execute(filters(from_date=now, to_date=now, item_group=category))
	assert tiles(result) == {
		"Less Stock": 97_350_000,
		"Less Stock %": 15.62,
		"Lower Cost": 41_524_000,
		"Lower Cost %": 5.5,
		"More Used %": 20,
	}
	fields = ("item_group", "stock_before", "stock_now", "at_old_prices", "comparable_now", "use_before")
	assert values(result[1], *fields) == [
		(category, 623_240_000, 525_890_000, 754_980_000, 713_456_000, 629_150_000)
	]
	by_item = saved.execute(filters(from_date=now, to_date=now, item_group=category, group_by="Item"))[1]
	assert values(by_item, "item_code", "stock_reduction", "cost_reduction", "use_growth") == [
		("SAVED-STOCK", 97_350_000, 0, None),
		("SAVED-COST", 0, 41_524_000, 20),
	]
	assert result[3]["data"]["datasets"][0]["values"] == [623_240_000]


def test_consigned_goods_are_no_stock_and_are_used_at_their_agreed_price():
	"""What went back, was lost at a count, or only moved, is not used."""
	category = group("测试寄售用量")
	item = make.make_item("SAVED-CONSIGNED", item_group=category)
	agreement = make.make_agreement(item, supplier=make.make_supplier("用量供应商"))
	make.receive_consigned(agreement, item, 100)
	store = agreement.consigned_warehouse
	note = make.deliver((item, 10, store))
	make.return_of(note, 4)
	make.issue((item, 5, store))
	count = make.new("Consignment Count", consignment_agreement=agreement.name)
	count.append("items", {"item_code": item, "counted_qty": 87, "explanation": "受潮"})
	count.insert().submit()
	asked = filters(from_date=today(), to_date=today(), item_group=category)
	rows = saved.execute(asked)[1]
	assert values(rows, "stock_now", "use_now") == [(0, 110)]


def test_a_withdrawal_that_is_given_back_is_not_used():
	category = group("测试退用")
	item = make.make_item("SAVED-RETURNED", item_group=category)
	agreement = make.make_agreement(item, supplier=make.make_supplier("退用供应商"))
	make.receive_consigned(agreement, item, 10)
	entry = make.issue((item, 5, agreement.consigned_warehouse))
	withdrawal = frappe.get_doc("Consignment Withdrawal", {"source_document": entry.name})
	back = frappe.get_doc(withdrawal.make_return())
	back.items[0].qty = 2
	back.insert().submit()
	rows = saved.execute(filters(from_date=today(), to_date=today(), item_group=category))[1]
	assert values(rows, "stock_now", "use_now") == [(0, 30)]


# Unsettled Withdrawals and Settlement Calendar


ON = getdate("2026-11-20")  # five days after the settlements of 11 October to 10 November were due
INTIME, LATER = getdate("2026-11-05"), getdate("2026-11-15")


@pytest.fixture
def debtor():
	"""Ten used in the last period and four in the running one, at 10; three of the ten came back in the running one."""
	category = group("测试结算类")
	item = make.make_item("RPT-SETTLED", item_group=category)
	agreement = make_settled_supplier(item)
	note = use(agreement, 10, INTIME)
	use(agreement, 4, LATER)
	bring_back(note, 3, agreement, LATER)
	use(agreement, 5, INTIME).cancel()
	return frappe._dict(category=category, agreement=agreement, note=note, item=item)


def test_what_is_not_settled_stands_with_its_period_and_a_return_in_that_of_its_use(debtor):
	result = unsettled.execute(filters(on=ON, item_group=debtor.category))
	fields = ("posting_date", "event", "used", "amount", "period", "due_date", "days_late", "source_no")
	rows = values(result[1], *fields)
	assert [row[:7] for row in rows] == [
		(INTIME, "Withdraw", 10, 100, "2026-11", getdate("2026-11-15"), 5),
		(LATER, "Withdraw", 4, 40, "2026-12", getdate("2026-12-15"), 0),
		(LATER, "Withdraw-Return", -3, -30, "2026-11", getdate("2026-11-15"), 5),
	]
	assert rows[0][7] == debtor.note.name
	assert tiles(result) == {
		"Not Settled": 110,
		"Past Its Settlement Day": 70,
		"Entries": 3,
		"Settlements to Be Made": 2,
	}
	assert result[3]["data"]["datasets"][0]["values"] == [110]


def test_one_row_a_settlement_and_only_what_is_late(debtor):
	rows = unsettled.execute(filters(on=ON, item_group=debtor.category, by_settlement=1))[1]
	assert values(rows, "period", "no_of_entries", "amount", "base_amount", "days_late") == [
		("2026-11", 2, 70, 70, 5),
		("2026-12", 1, 40, 40, 0),
	]
	rows = unsettled.execute(filters(on=ON, item_group=debtor.category, only_late=1))[1]
	assert values(rows, "amount") == [(100,), (-30,)]


def test_what_is_settled_is_gone_and_what_is_late_for_a_settled_period_waits_for_the_next(debtor):
	settle(debtor.agreement, period="2026-11")
	use(debtor.agreement, 1, INTIME)
	rows = unsettled.execute(filters(on=ON, item_group=debtor.category))[1]
	assert values(rows, "posting_date", "amount", "period") == [
		(INTIME, 10, "2026-12"),
		(LATER, 40, "2026-12"),
	]


def calendar_of(debtor, **more) -> list[tuple]:
	result = calendar.execute(filters(item_group=debtor.category, **{"on": ON, **more}))
	return values(result[1], "period", "standing", "amount", "days_late")


def test_the_calendar_shows_what_is_late_and_what_is_running(debtor):
	assert calendar_of(debtor) == [("2026-11", "Late", 70, 5), ("2026-12", "Running", 40, 0)]
	assert calendar_of(debtor, standing="Late") == [("2026-11", "Late", 70, 5)]
	assert calendar_of(debtor, on="2026-11-12") == [("2026-11", "Due", 100, 0)]


def test_a_draft_is_still_late_and_stands_once(debtor):
	draft = settle(debtor.agreement, period="2026-11", submit=False)
	result = calendar.execute(filters(on=ON, item_group=debtor.category))
	assert values(result[1], "settlement", "standing", "amount") == [
		(draft.name, "Late", 70),
		(None, "Running", 40),
	]


def test_a_settlement_is_done_and_says_how_late_it_was(debtor):
	doc = settle(debtor.agreement, period="2026-11")
	doc.db_set("settled_on", "2026-11-17")
	result = calendar.execute(filters(on=ON, item_group=debtor.category))
	assert values(result[1], "standing", "days_late", "delay_reason", "base_amount") == [
		("Done", 2, "盘点未完成", 70),
		("Running", 0, None, 40),
	]
	assert tiles(result) == {"Running: 1": 40, "Due: 0": 0, "Late: 0": 0, "Deferred: 0": 0, "Done: 1": 70}
	assert [dataset["name"] for dataset in result[3]["data"]["datasets"]] == ["Running", "Done"]


def test_a_deferred_settlement_stays_visible_and_its_entries_wait(debtor):
	frappe.db.set_value("Consignment Agreement", debtor.agreement.name, "supplier_consents", 1)
	frappe.clear_document_cache("Consignment Agreement", debtor.agreement.name)
	settle(debtor.agreement, period="2026-11", submit=False).defer("供应商同意")
	assert calendar_of(debtor) == [("2026-11", "Deferred", 70, 0), ("2026-12", "Running", 110, 0)]


def test_an_agreements_own_calendar_decides(debtor):
	agreement = make_settled_supplier(
		debtor.item, settlement_from_day=1, settlement_upto_day=31, settlement_due_day=5
	)
	use(agreement, 10, getdate("2026-10-20"))
	rows = calendar.execute(filters(on=ON, supplier=agreement.supplier))[1]
	assert values(rows, "period", "due_date", "standing") == [("2026-10", getdate("2026-11-05"), "Late")]


# What all of them keep


REPORTS = {
	"exposure": exposure,
	"maximum": maximum,
	"saved": saved,
	"unsettled": unsettled,
	"calendar": calendar,
}


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_a_report_needs_a_company_that_the_user_may_see(report):
	with pytest.raises(frappe.MandatoryError):
		report.execute({})
	user = make_user("report-one-company@example.com", "Accounts Manager")
	make.insert("User Permission", user=user, allow="Company", for_value=make.default_company())
	frappe.set_user(user)
	report.execute(filters(from_date=today(), to_date=today()))
	with pytest.raises(frappe.PermissionError):
		report.execute({"company": "别的公司"})


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_an_empty_report_has_columns_and_no_chart(report):
	result = report.execute(filters(item_group=group("测试空"), from_date=today(), to_date=today()))
	assert (result[1], result[3]) == ([], None)
	assert result[0]
	names = [column["fieldname"] for column in result[0]]
	assert len(names) == len(set(names))
