"""A settlement is the net of what was used; it waits, is late and is paid by the rules of CONS-08 to CONS-10."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import consignment_settlement as policy
from sales_ops.policies.consignment_settlement import Movement

MINIMUM = Decimal(20_000)
END, DUE = date(2026, 11, 10), date(2026, 11, 15)
MONEY = st.decimals(0, 10_000_000, places=2)
TEXT = st.text(st.characters(exclude_characters="\x1f"), max_size=8)


def codes(violations) -> list[str]:
	return [violation.code for violation in violations]


# One a period


@given(st.lists(st.tuples(TEXT, TEXT, TEXT, TEXT, TEXT), min_size=2, max_size=6, unique=True))
def test_two_settlements_have_one_key_only_when_all_its_parts_are_the_same(parts):
	keys = [policy.settlement_key(*part) for part in parts]
	assert len(set(keys)) == len(parts)


# Deferral


@pytest.mark.parametrize(
	("amount", "consents", "expected"),
	[
		("19999.99", True, []),
		("20000", True, ["consignment_settlement_not_small"]),
		("19999.99", False, ["consignment_settlement_without_consent"]),
		("20000", False, ["consignment_settlement_not_small", "consignment_settlement_without_consent"]),
		("0", False, []),
		("-5", False, []),
	],
)
def test_only_a_small_amount_with_consent_waits(amount, consents, expected):
	amount = Decimal(amount)
	assert codes(policy.check_deferral(amount, MINIMUM, consents)) == expected
	assert policy.may_defer(amount, MINIMUM, consents) == (expected == [])


# Confirmation


@pytest.mark.parametrize(
	("on", "reason", "expected"),
	[
		(date(2026, 11, 10), None, ["consignment_settlement_too_early"]),
		(date(2026, 11, 11), None, []),
		(date(2026, 11, 15), None, []),
		(date(2026, 11, 16), None, ["consignment_settlement_late"]),
		(date(2026, 11, 16), "   ", ["consignment_settlement_late"]),
		(date(2026, 11, 16), "盘点未完成", []),
	],
)
def test_a_settlement_is_confirmed_after_its_period_and_says_why_when_late(on, reason, expected):
	assert codes(policy.check_confirmation(Decimal(1), END, DUE, on, reason)) == expected


def test_a_settlement_that_takes_back_more_than_was_used_is_not_confirmed():
	found = policy.check_confirmation(Decimal("-0.01"), END, DUE, DUE, None)
	assert codes(found) == ["consignment_settlement_negative"]


@pytest.mark.parametrize(("on", "days"), [(date(2026, 11, 1), 0), (DUE, 0), (date(2026, 12, 1), 16)])
def test_days_of_lateness_count_from_the_due_day(on, days):
	assert policy.late_days(DUE, on) == days


def test_a_settlement_of_which_all_came_back_has_nothing_to_pay():
	assert policy.status_of_confirmed(Decimal(0)) == policy.NOTHING_TO_PAY
	assert policy.status_of_confirmed(Decimal("0.01")) == policy.CONFIRMED


# Netting


def withdrawal(row: str, used: str, rate: str = "10") -> Movement:
	amount = Decimal(used) * Decimal(rate)
	return Movement("ITEM", Decimal(rate), Decimal(used), amount, f"PR-{row}", row, row)


def back(origin: str, used: str, rate: str = "10") -> Movement:
	amount = Decimal(used) * Decimal(rate)
	return Movement("ITEM", Decimal(rate), -Decimal(used), -amount, "PR-RET", f"ret-{origin}", origin)


def test_a_return_is_taken_off_the_receipt_row_it_goes_back_to():
	lines = policy.net_lines([withdrawal("a", "10"), back("a", "4"), withdrawal("b", "5")])
	assert [(line.row, line.receipt, line.used, line.rate, line.amount) for line in lines] == [
		("a", "PR-a", 6, 10, 60),
		("b", "PR-b", 5, 10, 50),
	]


def test_a_return_that_is_read_first_still_bills_the_receipt():
	[line] = policy.net_lines([back("a", "4"), withdrawal("a", "10")])
	assert (line.receipt, line.used) == ("PR-a", 6)


def test_what_came_back_entirely_is_not_billed():
	assert policy.net_lines([withdrawal("a", "10"), back("a", "4"), back("a", "6")]) == []


def test_a_price_adjustment_changes_the_rate_of_its_row():
	adjustment = Movement("ITEM", Decimal(1), Decimal(0), Decimal(10), "PR-a", "a", "a")
	[line] = policy.net_lines([withdrawal("a", "10"), adjustment])
	assert (line.used, line.rate, line.amount) == (10, 11, 110)


def test_a_return_of_an_earlier_settlement_has_no_place_here():
	lines = policy.net_lines([back("a", "4"), withdrawal("b", "5")])
	assert codes(policy.check_lines(lines)) == ["consignment_settlement_return_without_use"]


@given(
	st.lists(
		st.tuples(st.integers(1, 50), st.integers(0, 50), st.decimals("0.01", 900, places=2)), max_size=9
	)
)
def test_the_lines_are_worth_what_the_movements_are_worth(rows):
	movements = []
	for number, (used, returned, rate) in enumerate(rows):
		movements.append(withdrawal(str(number), str(used), str(rate)))
		if part := min(used, returned):
			movements.append(back(str(number), str(part), str(rate)))
	lines = policy.net_lines(movements)
	assert sum(line.amount for line in lines) == sum(movement.amount for movement in movements)
	assert policy.check_lines(lines) == []
	for line in lines:
		assert abs(line.used * line.rate - line.amount) < Decimal("1e-18")


# The supplier's invoice


@pytest.mark.parametrize(
	("bill_no", "bill_date", "billed", "expected"),
	[
		("INV-1", date(2026, 11, 20), "1130.00", []),
		("INV-1", date(2026, 11, 20), "1130.02", []),
		("INV-1", date(2026, 11, 20), "1130.03", ["consignment_invoice_amount_differs"]),
		(" ", None, "1130.00", ["consignment_invoice_number_missing", "consignment_invoice_date_missing"]),
		("INV-1", date(2026, 11, 21), "1130.00", ["consignment_invoice_date_ahead"]),
	],
)
def test_the_suppliers_invoice_has_number_date_and_the_amount_asked_for(bill_no, bill_date, billed, expected):
	found = policy.check_bill(
		bill_no, bill_date, date(2026, 11, 20), Decimal(billed), Decimal("1130.00"), lines=2
	)
	assert codes(found) == expected


def test_rounding_of_a_long_invoice_stays_under_one_unit():
	found = policy.check_bill("I", DUE, DUE, Decimal("1001.01"), Decimal(1000), lines=5000)
	assert codes(found) == ["consignment_invoice_amount_differs"]


# Payment


@pytest.mark.parametrize(
	("total", "outstanding", "ratio", "amount"),
	[
		("1000", "1000", "70", "700"),
		("1000", "300", "70", "0"),
		("1000", "300", "100", "300"),
		("1000", "900", "70", "600"),
		("100.01", "100.01", "50", "50.01"),
	],
)
def test_a_payment_fills_up_to_the_ratio(total, outstanding, ratio, amount):
	found = policy.payment_by_ratio(Decimal(total), Decimal(outstanding), Decimal(ratio))
	assert found.amount == Decimal(amount)


@given(MONEY, st.decimals(0, 100, places=2), st.decimals(0, 100, places=2))
def test_payments_never_exceed_the_invoice_and_add_up(total, first, second):
	one = policy.payment_by_ratio(total, total, first)
	two = policy.payment_by_ratio(total, one.remaining, second)
	assert one.amount >= 0 and two.amount >= 0
	assert one.amount + two.amount + two.remaining == total
	last = policy.payment_by_ratio(total, two.remaining, Decimal(100))
	assert last.remaining == 0


@pytest.mark.parametrize(
	("status", "ratio", "amount", "expected"),
	[
		(policy.NOTICE_ISSUED, 70, 700, ["consignment_settlement_payment_before_invoice"]),
		(policy.INVOICED, 0, 0, ["consignment_settlement_payment_ratio_unknown"]),
		(policy.INVOICED, 101, 1, ["consignment_settlement_payment_ratio_unknown"]),
		(policy.PARTLY_PAID, 70, 0, ["consignment_settlement_payment_nothing_due"]),
		(policy.PARTLY_PAID, 100, 1, []),
	],
)
def test_a_payment_needs_an_invoice_and_something_due(status, ratio, amount, expected):
	payment = policy.Payment(Decimal(amount), Decimal(0))
	assert codes(policy.check_payment(status, Decimal(ratio), payment)) == expected


@given(MONEY.filter(bool), st.decimals(0, 1, places=4))
def test_the_status_follows_what_is_outstanding(total, share):
	outstanding = total * share
	status = policy.status_by_invoice(total, outstanding)
	assert (status == policy.PAID) == (outstanding == 0)
	assert (status == policy.INVOICED) == (outstanding == total)


# Cancelling


@pytest.mark.parametrize("status", policy.STATUSES)
def test_a_settlement_is_cancelled_before_its_invoice_only(status):
	refused = policy.check_cancellation(status, None)
	assert bool(refused) == (status in policy.HAS_INVOICE)
	assert policy.check_cancellation(policy.NOTICE_ISSUED, "PINV-1")


# Gross invoices, rounding and new prices


PARTS = st.lists(st.tuples(st.integers(1, 50), st.integers(0, 50)), min_size=1, max_size=5)


@given(PARTS)
def test_a_gross_invoice_less_its_red_one_is_the_net_one(parts):
	movements = []
	for number, (used, returned) in enumerate(parts):
		movements.append(withdrawal(f"r{number}", str(used)))
		if 0 < returned <= used:
			movements.append(back(f"r{number}", str(returned)))
	gross, red = policy.gross_lines(movements)
	net = policy.net_lines(movements)
	assert sum(line.amount for line in gross) - sum(line.amount for line in red) == sum(
		line.amount for line in net
	)
	assert all(line.used > 0 and line.amount > 0 for line in [*gross, *red])


def test_cents_of_rounding_do_not_make_another_rate():
	rate = Decimal("7.77")
	movements = [
		Movement("ITEM", rate, Decimal("1.5"), Decimal("11.66"), "PR", "a", "a"),
		Movement("ITEM", rate, Decimal("-1.2"), Decimal("-9.32"), "PR-RET", "b", "a"),
	]
	[line] = policy.net_lines(movements)
	assert (line.rate, line.amount, line.is_agreed) == (rate, Decimal("2.34"), True)
	assert policy.rounding_of([line], [Decimal("2.33")]) == Decimal("0.01")


def test_a_new_price_revalues_the_whole_receipt_also_what_came_back():
	adjustment = Movement("ITEM", Decimal(10), Decimal(0), Decimal(6), "PR-a", "a", "a")
	[line] = policy.net_lines([withdrawal("a", "10"), back("a", "4"), adjustment])
	assert (line.used, line.rate, line.is_agreed) == (6, 11, False)
	assert policy.revaluation(line) == policy.Revaluation(change=Decimal(10), of_returns=Decimal(4))
	assert policy.rounding_of([line], [Decimal("65.99")]) == 0


@pytest.mark.parametrize(
	("on", "reason", "expected"),
	[
		(END, None, ["consignment_settlement_too_early"]),
		(DUE, None, []),
		(date(2026, 11, 16), None, ["consignment_settlement_late"]),
		(date(2026, 11, 16), "小额", []),
	],
)
def test_what_is_deferred_keeps_the_same_days(on, reason, expected):
	assert codes(policy.check_timing(END, DUE, on, reason)) == expected
