"""Rules across the rows of the consignment sheets: what is reported, what is left out, and that the rest goes in."""

from datetime import date
from decimal import Decimal

import pytest

from sales_ops.messages import describe


def sentences(checked):
	return [describe(problem.violation) for problem in checked.problems]


def slips_ok(checked):
	return [slip.document_no for slip in checked.consignment.slips_ok]


def agreements_ok(checked):
	return [agreement.key.supplier for agreement in checked.consignment.agreements_ok]


def test_a_right_book_goes_in_whole(supplies):
	checked = supplies.check()
	assert checked.problems == ()
	assert agreements_ok(checked) == ["华东轴承"] and slips_ok(checked) == ["LY1", "LY2", "LY3"]


def test_terms_said_in_one_row_hold_for_the_agreement(supplies):
	terms = supplies.check().consignment.agreements_ok[0].terms
	assert (terms.minimum, terms.consents, terms.payment_ratio) == (Decimal(20_000), False, Decimal(60))
	assert terms.valid_upto == date(2026, 12, 31)


def test_the_price_of_a_withdrawal_is_that_of_its_day(supplies):
	used = supplies.check().consignment.used
	assert [(one.row.item, one.rate, one.amount) for one in used] == [
		("ZC1", 10, 1000),
		("ZC1", 10, 450),
		("ZC2", Decimal("90.5"), 362),
		("ZC1", 12, 120),
	]


def test_rows_that_contradict_each_other_keep_their_agreement_and_its_slips_out(supplies, places):
	supplies.set("Agreements", 4, "Minimum Amount", 10_000)
	checked = supplies.check()
	assert places(checked.problems)[0] == ("Agreements", 4, "Minimum Amount", "wb_agreement_differs")
	assert sentences(checked)[0].startswith("Minimum Amount 10,000.00 differs from 20,000.00 in row 2")
	assert agreements_ok(checked) == [] and slips_ok(checked) == []
	assert {place[3] for place in places(checked.problems)[1:]} == {"wb_reference_left_out"}


def test_an_agreement_with_a_row_that_cannot_be_read_is_left_out(supplies, places):
	supplies.set("Agreements", 4, "Price", "cheap")
	checked = supplies.check()
	assert places(checked.problems)[:2] == [
		("Agreements", 2, "", "wb_agreement_left_out"),
		("Agreements", 4, "Price", "wb_not_a_number"),
	]
	assert agreements_ok(checked) == []


def test_two_prices_of_an_item_on_one_day_are_refused(supplies, places):
	supplies.set("Agreements", 3, "Price From", date(2026, 2, 28))
	assert ("Agreements", 3, "", "consignment_price_twice") in places(supplies.check().problems)


def test_a_price_outside_its_agreement_is_refused(supplies, places):
	supplies.set("Agreements", 4, "Price From", date(2025, 12, 31))
	assert ("Agreements", 4, "", "consignment_price_outside_agreement") in places(supplies.check().problems)


def test_a_price_of_zero_is_refused(supplies, places):
	supplies.set("Agreements", 4, "Price", 0)
	assert ("Agreements", 4, "", "consignment_price_not_positive") in places(supplies.check().problems)


def test_an_item_has_one_price_in_all_agreements_of_a_supplier_and_site(supplies, places):
	second = list(supplies.rows["Agreements"][3])
	second[2], second[3] = date(2026, 6, 1), date(2026, 12, 31)
	supplies.rows["Agreements"].append(second)
	checked = supplies.check()
	assert places(checked.problems) == [("Agreements", 5, "", "consignment_agreement_item_elsewhere")]
	assert len(checked.consignment.agreements_ok) == 1


def test_a_low_score_needs_a_reason(supplies, places):
	supplies.set("Agreements", 2, "Tendered", 0)
	supplies.set("Agreements", 2, "General Purpose", 0)
	assert supplies.check().problems == ()  # 60 of 100 pass
	supplies.rows["Agreements"][0].append("Steady Use")
	for row, points in zip(supplies.rows["Agreements"][1:], (19, 20, 20), strict=True):
		row.append(points)
	assert ("Agreements", 2, "", "consignment_agreement_score_low") in places(supplies.check().problems)
	supplies.set("Agreements", 2, "Reason in Spite of the Score", "井下急用")
	assert supplies.check().problems == ()


@pytest.mark.parametrize(
	("heading", "value", "code"),
	[
		("Tendered", 21, "consignment_agreement_score_unknown"),
		("Payment Ratio", 101, "wb_above_limit"),
		("Period From Day", 12, "consignment_settlement_calendar_gap"),
		("Valid Until", date(2025, 12, 31), "consignment_agreement_ends_first"),
	],
)
def test_terms_that_cannot_be_are_refused(supplies, places, heading, value, code):
	supplies.set("Agreements", 2, heading, value)
	assert code in [place[3] for place in places(supplies.check().problems)]


def test_a_withdrawal_of_an_unknown_supplier_names_the_sheet_it_should_be_in(supplies, places):
	supplies.set("Withdrawals", 5, "Supplier", "无名厂")
	checked = supplies.check()
	assert places(checked.problems) == [("Withdrawals", 5, "Supplier", "wb_unknown")]
	assert sentences(checked) == ["Supplier 无名厂 中心库 is not in the sheet Agreements."]
	assert slips_ok(checked) == ["LY1", "LY2"]


def test_a_withdrawal_of_an_item_without_agreement_is_refused(supplies, places):
	supplies.set("Withdrawals", 5, "Item", "ZC9")
	assert places(supplies.check().problems) == [("Withdrawals", 5, "Item", "wb_unknown")]


def test_a_day_without_an_agreed_price_is_refused(supplies, places):
	supplies.set("Withdrawals", 5, "Date", date(2027, 1, 1))
	checked = supplies.check()
	assert places(checked.problems) == [("Withdrawals", 5, "Date", "wb_no_price")]
	assert sentences(checked) == ["ZC1 of 华东轴承 has no agreed price on 2027-01-01."]


def test_a_typed_price_agrees_with_the_agreements(supplies, places):
	supplies.set("Withdrawals", 5, "Price", 10)
	checked = supplies.check()
	assert places(checked.problems) == [("Withdrawals", 5, "Price", "wb_price_differs")]
	assert sentences(checked) == ["Price 10.00 is not the agreed price 12.00 of 2026-03-01."]


def test_what_only_comes_back_may_have_the_price_it_went_out_at(supplies):
	supplies.rows["Withdrawals"].append(
		["TH1", date(2026, 3, 2), "华东轴承", "中心库", "ZC1", None, 3, 10, None]
	)
	checked = supplies.check()
	assert checked.problems == () and checked.consignment.used[-1].amount == -30


def test_no_more_comes_back_than_was_used_until_then(supplies, places):
	supplies.set("Withdrawals", 2, "Returned Quantity", 100)
	assert supplies.check().problems == ()
	supplies.set("Withdrawals", 2, "Returned Quantity", 101)
	checked = supplies.check()
	assert places(checked.problems) == [("Withdrawals", 2, "Returned Quantity", "wb_return_above_use")]


def test_a_row_without_any_quantity_is_refused(supplies, places):
	supplies.set("Withdrawals", 5, "Quantity", None)
	assert places(supplies.check().problems) == [("Withdrawals", 5, "Quantity", "wb_not_above_zero")]


def test_half_a_slip_does_not_go_in(supplies, places):
	supplies.set("Withdrawals", 4, "Item", "ZC9")
	checked = supplies.check()
	assert places(checked.problems) == [
		("Withdrawals", 3, "Document No.", "wb_slip_left_out"),
		("Withdrawals", 4, "Item", "wb_unknown"),
	]
	assert slips_ok(checked) == ["LY1", "LY3"]


@pytest.mark.parametrize(
	("heading", "value"),
	[("Date", date(2026, 2, 12)), ("Into Warehouse", "另一仓"), ("Into Warehouse", None)],
)
def test_the_rows_of_a_slip_have_one_day_and_one_warehouse(supplies, places, heading, value):
	supplies.set("Withdrawals", 4, heading, value)
	checked = supplies.check()
	assert places(checked.problems) == [("Withdrawals", 4, heading, "wb_slip_differs")]
	assert slips_ok(checked) == ["LY1", "LY3"]


def test_an_item_stands_once_on_a_slip(supplies, places):
	supplies.set("Withdrawals", 4, "Item", "ZC1")
	assert ("Withdrawals", 4, "Item", "wb_duplicate") in places(supplies.check().problems)
