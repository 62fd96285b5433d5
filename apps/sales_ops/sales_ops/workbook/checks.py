"""Rules across the rows of a book. A bad row is reported; what depends on it is left out; the rest goes in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sales_ops.policies import claims
from sales_ops.policies.claims import Claim
from sales_ops.policies.money import ZERO
from sales_ops.policies.payment_plan import DEPOSIT_KINDS, Planned, check_schedule
from sales_ops.policies.violations import Violation
from sales_ops.workbook.consignment_checks import CheckedConsignment, check_consignment
from sales_ops.workbook.deal_checks import check_deal
from sales_ops.workbook.findings import Findings
from sales_ops.workbook.layout import BUILT_AREA, HELD, SIGNED, WHOLE_UNIT
from sales_ops.workbook.ledger import Posting, deposits_of, post_receipts, schedule_of
from sales_ops.workbook.marketing_checks import CheckedMarketing, check_marketing
from sales_ops.workbook.meeting_checks import CheckedMeetings, check_meetings
from sales_ops.workbook.model import (
	Book,
	CustomerRow,
	DealRow,
	InstalmentRow,
	Problem,
	ReceiptRow,
	UnitKey,
	UnitRow,
	group_by,
)
from sales_ops.workbook.reader import Reading
from sales_ops.workbook.replay import in_order, replay

# A price list rounds: the total to whole units of money, the rate to cents.
ROUNDED_TOTAL, ROUNDED_RATE = Decimal(1), Decimal("0.005")


@dataclass(frozen=True)
class CheckedDeal:
	"""A deal that can go in, with all it refers to. `schedule` is empty for held and for ended deals."""

	deal: DealRow
	unit: UnitRow
	customer: CustomerRow
	schedule: tuple[InstalmentRow, ...]
	posting: Posting


@dataclass(frozen=True)
class Checked:
	"""A checked book. `deals_ok` stand in the order in which they had their units; `live`: who has a unit now.

	What has a problem stays out; what has a note goes in as a draft that cannot be approved yet.
	"""

	book: Book
	problems: tuple[Problem, ...] = ()
	notes: tuple[Problem, ...] = ()
	unread: tuple[tuple[str, str], ...] = ()
	units_ok: tuple[UnitRow, ...] = ()
	customers_ok: tuple[CustomerRow, ...] = ()
	deals_ok: tuple[CheckedDeal, ...] = ()
	live: Mapping[UnitKey, Claim] = field(default_factory=dict)
	consignment: CheckedConsignment = field(default_factory=CheckedConsignment)
	marketing: CheckedMarketing = field(default_factory=CheckedMarketing)
	meetings: CheckedMeetings = field(default_factory=CheckedMeetings)


def check_book(reading: Reading) -> Checked:
	"""Check what was read against the rules of the business."""
	book = reading.book
	findings = Findings(book, reading.problems)
	units = tuple(unit for unit in book.units if _check_unit(unit, findings))
	_check_references(book, {unit.key for unit in units}, findings)
	found = {
		deal.deal_no: _check_money(deal, findings)
		for deal in book.deals
		if deal.deal_no not in findings.bad_deals
	}
	live = _replay_units(units, found, findings)
	parts = {
		"consignment": check_consignment(findings),
		"marketing": check_marketing(findings),
		"meetings": check_meetings(findings),
	}
	deals = in_order([deal for deal in book.deals if deal.deal_no not in findings.bad_deals])
	return Checked(
		book=book,
		problems=tuple(findings.in_order(findings.problems)),
		notes=tuple(findings.in_order(findings.notes)),
		unread=reading.unread,
		units_ok=units,
		customers_ok=book.customers,
		deals_ok=tuple(found[deal.deal_no] for deal in deals),
		live=live,
		**parts,
	)


def _check_unit(unit: UnitRow, findings: Findings) -> bool:
	"""A unit that has a price basis can be priced; a typed list price agrees with rate × area."""
	area = "built_area" if unit.basis == BUILT_AREA else "inner_area"
	needed = () if unit.basis == WHOLE_UNIT else (area, "list_rate")
	missing = [column for column in needed if not getattr(unit, column)]
	for column in missing:
		findings.report("units", unit.row, column, Violation("wb_needed_for", {"reason": unit.basis}))
	if missing:
		return False
	typed, computed = unit.list_amount, unit.list_price
	allowed = ROUNDED_TOTAL + (unit.priced_area or ZERO) * ROUNDED_RATE
	if typed and computed and abs(typed - computed) > allowed:
		params = {"amount": typed, "computed": computed}
		findings.report("units", unit.row, "list_amount", Violation("wb_list_price_differs", params))
		return False
	return True


def _check_references(book: Book, units: set[UnitKey], findings: Findings) -> None:
	"""Deals name units and customers of the book, instalments and receipts name its deals."""
	bad_units = {unit.key: unit.row for unit in book.units if unit.key not in units}
	bad_units |= {UnitKey(*key): row for key, row in book.bad_rows.get("units", {}).items()}
	bad_customers = {key[0]: row for key, row in book.bad_rows.get("customers", {}).items()}
	for deal in book.deals:
		problems = [*check_deal(deal)]
		if deal.unit_key not in units:
			problems.append(("unit_no", _unknown(findings, "units", deal.unit_key, bad_units)))
		if deal.customer_no not in book.customer_by_no:
			problems.append(("customer_no", _unknown(findings, "customers", deal.customer_no, bad_customers)))
		for column, violation in problems:
			findings.refuse_deal(deal.deal_no, deal.row, column, violation)
	_check_deal_numbers(book, findings)


def _check_deal_numbers(book: Book, findings: Findings) -> None:
	bad_deals = {key[0]: row for key, row in book.bad_rows.get("deals", {}).items()}
	for sheet in ("instalments", "receipts"):
		for row in getattr(book, sheet):
			# a deal whose own row is bad has said so; its rows stay out in silence
			if row.deal_no not in book.deal_by_no and row.deal_no not in bad_deals:
				params = {"value": row.deal_no, "sheet": findings.title("deals")}
				findings.report(sheet, row.row, "deal_no", Violation("wb_unknown", params))
	for key, row in book.bad_rows.get("instalments", {}).items():
		if deal := book.deal_by_no.get(key[0]):
			findings.leave_out_deal(deal.deal_no, deal.row, "instalments", row)


def _unknown(findings: Findings, sheet: str, value: object, bad_rows: Mapping) -> Violation:
	"""Not in the sheet at all, or there with a problem of its own."""
	params = {"value": str(value), "sheet": findings.title(sheet)}
	if value in bad_rows:
		return Violation("wb_reference_left_out", {**params, "row": bad_rows[value]})
	return Violation("wb_unknown", params)


def _check_money(deal: DealRow, findings: Findings) -> CheckedDeal:
	"""Check a deal's schedule and receipts; what does not fit is in `findings`."""
	book = findings.book
	rows = book.instalments_by_deal.get(deal.deal_no, ())
	receipts = book.receipts_by_deal.get(deal.deal_no, ())
	receipts = [receipt for receipt in receipts if _check_receipt(deal, receipt, findings)]
	rows = () if deal.is_ended else rows
	schedule = schedule_of(deal, rows)
	for row, violation in _schedule_violations(deal, schedule, findings):
		findings.report("instalments", row, "", violation)
		findings.leave_out_deal(deal.deal_no, deal.row, "instalments", row)
	posting = post_receipts(deal, schedule, receipts)
	for receipt, violation in posting.refused:
		findings.report("receipts", receipt.row, "amount", violation)
	if deal.stage == SIGNED and posting.kind != claims.SUBSCRIPTION:
		params = {"deal": deal.deal_no, "deposit": deal.deposit}
		findings.refuse_deal(deal.deal_no, deal.row, "", Violation("wb_signed_without_deposit", params))
	unit = book.unit_by_key[deal.unit_key]
	return CheckedDeal(deal, unit, book.customer_by_no[deal.customer_no], schedule, posting)


def _check_receipt(deal: DealRow, receipt: ReceiptRow, findings: Findings) -> bool:
	"""Whether a receipt can be posted at all; whether it fits is the allocation policy's question."""
	if deal.is_ended:
		violation = Violation("wb_ended_deal_receipt", {"deal": deal.deal_no})
		findings.report("receipts", receipt.row, "", violation)
	elif not receipt.amount:
		findings.report("receipts", receipt.row, "amount", Violation("wb_not_above_zero"))
	else:
		return True
	return False


def _schedule_violations(
	deal: DealRow, schedule: Sequence[InstalmentRow], findings: Findings
) -> list[tuple[int, Violation]]:
	"""What is wrong with a schedule: (row, violation)."""
	name = {"deal": deal.deal_no}
	if deal.stage == SIGNED and not schedule:
		title = findings.title("instalments")
		findings.refuse_deal(
			deal.deal_no, deal.row, "", Violation("wb_no_instalments", {**name, "sheet": title})
		)
	if deal.is_ended or not schedule:
		return []
	if deal.stage == HELD:
		return [(schedule[0].row, Violation("wb_held_with_instalments", name))]
	if deal.stage != SIGNED and any(row.kind not in DEPOSIT_KINDS for row in schedule):
		return [
			(row.row, Violation("wb_only_deposits", name))
			for row in schedule
			if row.kind not in DEPOSIT_KINDS
		]
	total = deal.price if deal.stage == SIGNED else deal.deposit or ZERO
	planned = [Planned(row.kind, row.due_date, row.amount, row.source) for row in schedule]
	return [_with_row(violation, schedule) for violation in check_schedule(planned, total, deposits_of(deal))]


def _with_row(violation: Violation, schedule: Sequence[InstalmentRow]) -> tuple[int, Violation]:
	"""The row of the sheet that a violation is about, the last one for the schedule as a whole."""
	number = violation.params.get("row")
	if not number:
		return schedule[-1].row, violation
	row = schedule[number - 1].row
	return row, Violation(violation.code, {**violation.params, "row": row})


def _replay_units(
	units: Sequence[UnitRow], found: Mapping[str, CheckedDeal], findings: Findings
) -> dict[UnitKey, Claim]:
	"""One unit, one live deal: let the deals of each unit ask for it in the order of their dates."""
	sound = [checked.deal for number, checked in found.items() if number not in findings.bad_deals]
	deals = group_by(sound, "unit_key")
	postings = {number: checked.posting for number, checked in found.items()}
	live = {}
	for unit in units:
		result = replay(unit, deals.get(unit.key, ()), postings)
		for deal, violation in result.refused:
			findings.refuse_deal(deal.deal_no, deal.row, "unit_no", violation)
		if result.live:
			live[unit.key] = result.live
	return live
