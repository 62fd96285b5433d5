"""Rules across rows: what is reported, what is left out, and that the rest goes in."""

from datetime import date, datetime
from decimal import Decimal

from sales_ops.messages import describe
from sales_ops.policies import claims
from sales_ops.workbook.model import UnitKey

UNIT_101 = UnitKey("云栖花园", "1栋", "101")


def deals_ok(checked):
	return [row.deal.deal_no for row in checked.deals_ok]


def sentences(checked):
	return [describe(problem.violation) for problem in checked.problems]


def test_a_right_book_goes_in_whole(small):
	checked = small.check()
	assert checked.problems == () and deals_ok(checked) == ["D1", "D2"]
	assert checked.live[UNIT_101].kind == claims.CONTRACT
	assert checked.deals_ok[0].posting.full_deposit_on == date(2026, 2, 1)
	assert checked.deals_ok[0].posting.outstanding == {1: 0, 2: 0, 3: 600_000}


def test_an_unknown_unit_is_reported_and_its_deal_left_out(small, places):
	small.set("Deals", 2, "Unit No.", "999")
	checked = small.check()
	assert places(checked.problems) == [("Deals", 2, "Unit No.", "wb_unknown")]
	assert sentences(checked) == ["Unit No. 1栋-999 is not in the sheet Units."]
	assert deals_ok(checked) == ["D2"]


def test_an_unknown_customer_is_reported(small, places):
	small.set("Deals", 3, "Customer No.", "C9")
	assert places(small.check().problems) == [("Deals", 3, "Customer No.", "wb_unknown")]


def test_a_deal_on_a_bad_unit_row_names_that_row(small, places):
	small.set("Units", 2, "Kind", "Castle")
	checked = small.check()
	assert places(checked.problems) == [
		("Units", 2, "Kind", "wb_not_a_choice"),
		("Deals", 2, "Unit No.", "wb_reference_left_out"),
	]
	assert "the sheet Units, row 2" in sentences(checked)[1]


def test_instalments_and_receipts_of_an_unknown_deal_are_reported(small, places):
	small.rows["Instalments"].append(["D9", 1, "Deposit", date(2026, 2, 1), 1])
	small.rows["Receipts"].append(["R9", "D9", date(2026, 2, 1), 1, None])
	checked = small.check()
	assert places(checked.problems) == [
		("Instalments", 5, "Deal No.", "wb_unknown"),
		("Receipts", 4, "Deal No.", "wb_unknown"),
	]
	assert deals_ok(checked) == ["D1", "D2"]


def test_rows_of_a_deal_that_is_bad_itself_stay_out_in_silence(small, places):
	small.set("Deals", 2, "Subscription Date", "spring")
	assert places(small.check().problems) == [("Deals", 2, "Subscription Date", "wb_not_a_date")]


def test_instalments_that_do_not_sum_to_the_price_leave_the_deal_out(small, places):
	small.set("Instalments", 4, "Amount", 599_999)
	checked = small.check()
	assert places(checked.problems) == [
		("Deals", 2, "", "wb_deal_left_out"),
		("Instalments", 4, "", "schedule_not_price"),
	]
	assert "899,999.00" in sentences(checked)[1] and "-1.00" in sentences(checked)[1]
	assert deals_ok(checked) == ["D2"] and UNIT_101 not in checked.live


def test_instalments_sum_to_the_contract_price_where_it_differs(small):
	for row, value in zip(small.rows["Deals"], ("合同总价", 910_000, None), strict=True):
		row.append(value)
	small.set("Instalments", 4, "Amount", 610_000)
	assert small.check().problems == ()


def test_an_instalment_that_cannot_be_read_leaves_its_deal_out(small, places):
	small.set("Instalments", 4, "Due Date", "later")
	assert places(small.check().problems) == [
		("Deals", 2, "", "wb_deal_left_out"),
		("Instalments", 4, "Due Date", "wb_not_a_date"),
	]


def test_an_instalment_of_zero_names_its_row_of_the_sheet(small):
	small.set("Instalments", 3, "Amount", 0)
	small.set("Instalments", 4, "Amount", 850_000)
	assert sentences(small.check())[1] == "Row 3: the instalment's amount 0.00 must be above zero."


def test_a_signed_deal_needs_instalments(small, places):
	del small.rows["Instalments"][1:], small.rows["Receipts"][1:]
	assert ("Deals", 2, "", "wb_no_instalments") in places(small.check().problems)


def test_a_receipt_above_what_is_owed_stays_out_alone(small, places):
	small.rows["Receipts"].append(["R3", "D1", date(2026, 3, 1), 600_001, None])
	checked = small.check()
	assert places(checked.problems) == [("Receipts", 4, "Amount", "receipt_above_owed")]
	assert deals_ok(checked) == ["D1", "D2"]
	assert [receipt.receipt_no for receipt in checked.deals_ok[0].posting.accepted] == ["R1", "R2"]


def test_receipts_pay_the_oldest_due_instalment_first_in_the_order_of_their_dates(small):
	small.rows["Receipts"][1:] = [
		["R2", "D1", date(2026, 2, 8), 200_000, None],
		["R1", "D1", date(2026, 2, 1), 100_000, None],
	]
	posting = small.check().deals_ok[0].posting
	assert posting.parts == {"R1": {1: 50_000, 2: 50_000}, "R2": {2: 200_000}}


def test_a_signed_deal_without_its_full_deposit_is_left_out(small, places):
	del small.rows["Receipts"][1:]
	checked = small.check()
	assert places(checked.problems) == [("Deals", 2, "", "wb_signed_without_deposit")]
	assert deals_ok(checked) == ["D2"]


def test_two_live_deals_on_one_unit_the_later_one_is_left_out(small, places):
	small.set("Deals", 3, "Unit No.", "101")
	checked = small.check()
	assert places(checked.problems) == [("Deals", 3, "Unit No.", "wb_two_live_deals")]
	assert sentences(checked) == ["Unit 1栋-101 has a second live deal D2; D1 has it already."]
	assert deals_ok(checked) == ["D1"]


def test_a_unit_may_be_sold_again_on_the_day_its_deal_ended(small):
	ended = [
		"D0",
		"云栖花园",
		"1栋",
		"101",
		"C2",
		"Cancelled",
		date(2026, 1, 5),
		None,
		None,
		None,
		None,
		date(2026, 2, 1),
	]
	small.rows["Deals"].append(ended)
	checked = small.check()
	assert checked.problems == () and deals_ok(checked) == ["D0", "D1", "D2"]
	assert checked.live[UNIT_101].deal == "D1"


def test_a_hold_that_ran_out_makes_room(small):
	held = [
		"D0",
		"云栖花园",
		"1栋",
		"101",
		"C2",
		"Held",
		date(2026, 1, 5),
		datetime(2026, 1, 6, 12),
		None,
		None,
		None,
		None,
	]
	small.rows["Deals"].append(held)
	assert small.check().problems == ()


def test_a_unit_that_is_not_released_has_no_deal(small, places):
	small.set("Deals", 3, "Unit No.", "103")
	assert places(small.check().problems) == [("Deals", 3, "Unit No.", "unit_not_released")]


def test_each_stage_says_what_it_needs(small, places):
	small.set("Deals", 2, "Contract Date", None)
	small.set("Deals", 3, "Held Until", None)
	assert places(small.check().problems) == [
		("Deals", 2, "Contract Date", "wb_needed_for"),
		("Deals", 3, "Held Until", "wb_needed_for"),
	]


def test_an_ended_deal_needs_the_day_of_its_end_not_before_its_beginning(small, places):
	small.set("Deals", 3, "Stage", "Cancelled")
	assert places(small.check().problems) == [("Deals", 3, "Ended On", "wb_needed_for")]
	small.set("Deals", 3, "Ended On", date(2026, 3, 1))
	assert places(small.check().problems) == [("Deals", 3, "Ended On", "wb_ended_before_subscription")]


def test_a_contract_does_not_precede_its_subscription(small, places):
	small.set("Deals", 2, "Contract Date", date(2026, 1, 31))
	assert places(small.check().problems) == [("Deals", 2, "Contract Date", "contract_before_subscription")]


def test_the_deposit_is_not_above_the_price(small, places):
	small.set("Deals", 2, "Full Deposit", 900_001)
	assert places(small.check().problems) == [("Deals", 2, "Full Deposit", "deposit_above_price")]


def subscribe(small):
	small.set("Deals", 2, "Stage", "认购")
	del small.rows["Instalments"][1:], small.rows["Receipts"][1:]


def test_deposit_instalments_of_a_subscribed_deal_are_made_from_its_terms(small):
	subscribe(small)
	checked = small.check()
	assert checked.problems == ()
	(row,) = checked.deals_ok[0].schedule
	assert (row.row, row.kind, row.amount) == (0, "Deposit", Decimal(50_000))
	assert checked.live[UNIT_101].kind == claims.HOLD


def test_a_subscribed_deal_has_no_other_instalments_than_its_deposits(small, places):
	rows = small.rows["Instalments"][1:]
	subscribe(small)
	small.rows["Instalments"] += rows
	assert ("Instalments", 3, "", "wb_only_deposits") in places(small.check().problems)


def test_a_held_deal_has_no_instalments(small, places):
	small.rows["Instalments"].append(["D2", 1, "Deposit", date(2026, 3, 5), 1])
	assert ("Instalments", 5, "", "wb_held_with_instalments") in places(small.check().problems)


def test_an_ended_deal_takes_no_receipts(small, places):
	small.set("Deals", 3, "Stage", "Expired")
	small.set("Deals", 3, "Ended On", date(2026, 3, 6))
	small.rows["Receipts"].append(["R3", "D2", date(2026, 3, 5), 10, None])
	checked = small.check()
	assert places(checked.problems) == [("Receipts", 4, "", "wb_ended_deal_receipt")]
	assert deals_ok(checked) == ["D1", "D2"] and not checked.deals_ok[1].posting.accepted


def test_a_list_price_agrees_with_rate_and_area_to_the_rounding(small, places):
	headings = small.rows["Units"][0]
	headings += ["Built Area", "List Rate"]
	small.rows["Units"][1] += [98.72, 10_129.66]
	assert small.check().problems == ()
	small.set("Units", 2, "List Rate", 10_200)
	assert ("Units", 2, "List Price", "wb_list_price_differs") in places(small.check().problems)


def test_a_unit_priced_by_area_needs_area_and_rate(small, places):
	small.rows["Units"][0].append("计价方式")
	small.rows["Units"][3].append("套内面积")
	assert places(small.check().problems) == [
		("Units", 4, "Inner Area", "wb_needed_for"),
		("Units", 4, "List Rate", "wb_needed_for"),
	]


def test_a_receipt_of_nothing_is_reported(small, places):
	small.rows["Receipts"].append(["R3", "D1", date(2026, 3, 1), 0, None])
	checked = small.check()
	assert places(checked.problems) == [("Receipts", 4, "Amount", "wb_not_above_zero")]
	assert len(checked.deals_ok[0].posting.accepted) == 2
