"""The workbook's rows with their types, and the book as a whole. What is here has been read, not yet checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple, TypeVar

from sales_ops.policies.money import ZERO
from sales_ops.policies.payment_plan import LOAN, OWN
from sales_ops.policies.pricing import BUILT_AREA, WHOLE_UNIT, list_amount
from sales_ops.policies.violations import Violation
from sales_ops.workbook.layout import AREAS, ENDED_STAGES, LOAN_KINDS
from sales_ops.workbook.model_consignment import AgreementRow, WithdrawalRow
from sales_ops.workbook.model_marketing import ActivityRow, BudgetRow, ExpenseRow
from sales_ops.workbook.model_meetings import AgendaRow, PrizeRow, PurchaseRow, TicketRow

Row = TypeVar("Row")


class UnitKey(NamedTuple):
	"""How a book names a unit."""

	project: str
	building: str
	unit_no: str

	def __str__(self) -> str:
		return f"{self.building}-{self.unit_no}"


@dataclass(frozen=True)
class UnitRow:
	"""A unit. Areas in m², rate per m² and amount in the project's currency; `row` is the row in the sheet."""

	row: int
	project: str
	building: str
	unit_no: str
	kind: str
	released: bool
	floor: int | None = None
	stack: int | None = None
	built_area: Decimal | None = None
	inner_area: Decimal | None = None
	price_basis: str | None = None
	list_rate: Decimal | None = None
	list_amount: Decimal | None = None

	@property
	def key(self) -> UnitKey:
		return UnitKey(self.project, self.building, self.unit_no)

	@property
	def basis(self) -> str:
		"""The price basis; a book that is silent means built area where there is a rate, else the whole unit."""
		return self.price_basis or (BUILT_AREA if self.list_rate else WHOLE_UNIT)

	@property
	def priced_area(self) -> Decimal | None:
		"""The area in m² that the rate multiplies; None for a unit that is priced as a whole."""
		if self.basis == WHOLE_UNIT:
			return None
		return self.built_area if self.basis == BUILT_AREA else self.inner_area

	@property
	def list_price(self) -> Decimal | None:
		"""The price asked, in the project's currency; None where the book does not tell it."""
		if self.basis != WHOLE_UNIT and not (self.list_rate and self.priced_area):
			return self.list_amount
		amounts = (self.list_rate or ZERO, self.priced_area or ZERO, self.list_amount or ZERO)
		return list_amount(self.basis, *amounts) or None


@dataclass(frozen=True)
class CustomerRow:
	"""A customer; `customer_type` is Individual or Company."""

	row: int
	customer_no: str
	customer_name: str
	mobile: str | None = None
	id_no: str | None = None
	customer_type: str | None = None


@dataclass(frozen=True)
class DealRow:
	"""A deal from hold to contract. Amounts in the project's currency; `deposit` includes the temporary one."""

	row: int
	deal_no: str
	project: str
	building: str
	unit_no: str
	customer_no: str
	stage: str
	subscription_date: date
	consultant: str | None = None
	held_until: datetime | None = None
	agreed_amount: Decimal | None = None
	payment_plan: str | None = None
	temporary_deposit: Decimal | None = None
	deposit: Decimal | None = None
	full_deposit_by: date | None = None
	sign_by: date | None = None
	contract_no: str | None = None
	contract_date: date | None = None
	contract_amount: Decimal | None = None
	ended_on: date | None = None

	@property
	def unit_key(self) -> UnitKey:
		return UnitKey(self.project, self.building, self.unit_no)

	@property
	def is_ended(self) -> bool:
		return self.stage in ENDED_STAGES

	@property
	def price(self) -> Decimal:
		"""What the instalments of a signed deal sum to: the contract price, where it differs from the agreed one."""
		return self.contract_amount or self.agreed_amount or ZERO


@dataclass(frozen=True)
class InstalmentRow:
	"""An instalment as agreed, in the project's currency. `row` is 0 when it was made from the deal's deposit terms."""

	row: int
	deal_no: str
	seq: int
	kind: str
	due_date: date
	amount: Decimal
	money_source: str | None = None

	@property
	def source(self) -> str:
		"""Whose money it is; a book that is silent means a loan for the two kinds of loan, else the buyer's own."""
		return self.money_source or (LOAN if self.kind in LOAN_KINDS else OWN)


@dataclass(frozen=True)
class ReceiptRow:
	"""Money received for a deal, in the project's currency. `mode` is free text."""

	row: int
	receipt_no: str
	deal_no: str
	date: date
	amount: Decimal
	mode: str | None = None


@dataclass(frozen=True)
class Problem:
	"""What is wrong where: titles as they stand in the book, `row` 0 for a sheet as a whole, `column` "" for a row."""

	sheet: str
	row: int
	column: str
	violation: Violation


def group_by(rows: Iterable[Row], key: str) -> dict[str, tuple[Row, ...]]:
	"""Rows by the value of a field, in their order."""
	found: dict[str, list[Row]] = {}
	for row in rows:
		found.setdefault(getattr(row, key), []).append(row)
	return {value: tuple(group) for value, group in found.items()}


@dataclass(frozen=True)
class Book:
	"""The rows of a workbook that could be read, with the names its sheets and columns have there.

	Args:
		areas: the offices of which the book has a sheet.
		titles: sheet key → title of the tab.
		headings: (sheet key, column key) → heading.
		bad_rows: sheet key → {key of a row that could not be read: its row}.
	"""

	units: tuple[UnitRow, ...] = ()
	customers: tuple[CustomerRow, ...] = ()
	deals: tuple[DealRow, ...] = ()
	instalments: tuple[InstalmentRow, ...] = ()
	receipts: tuple[ReceiptRow, ...] = ()
	agreements: tuple[AgreementRow, ...] = ()
	withdrawals: tuple[WithdrawalRow, ...] = ()
	budget: tuple[BudgetRow, ...] = ()
	activities: tuple[ActivityRow, ...] = ()
	expenses: tuple[ExpenseRow, ...] = ()
	agenda: tuple[AgendaRow, ...] = ()
	tickets: tuple[TicketRow, ...] = ()
	prizes: tuple[PrizeRow, ...] = ()
	purchases: tuple[PurchaseRow, ...] = ()
	areas: frozenset[str] = frozenset(AREAS)
	titles: Mapping[str, str] = field(default_factory=dict)
	headings: Mapping[tuple[str, str], str] = field(default_factory=dict)
	bad_rows: Mapping[str, Mapping[tuple[str, ...], int]] = field(default_factory=dict)

	@cached_property
	def unit_by_key(self) -> dict[UnitKey, UnitRow]:
		return {unit.key: unit for unit in self.units}

	@cached_property
	def customer_by_no(self) -> dict[str, CustomerRow]:
		return {customer.customer_no: customer for customer in self.customers}

	@cached_property
	def deal_by_no(self) -> dict[str, DealRow]:
		return {deal.deal_no: deal for deal in self.deals}

	@cached_property
	def instalments_by_deal(self) -> dict[str, tuple[InstalmentRow, ...]]:
		return group_by(sorted(self.instalments, key=lambda row: row.seq), "deal_no")

	@cached_property
	def receipts_by_deal(self) -> dict[str, tuple[ReceiptRow, ...]]:
		return group_by(sorted(self.receipts, key=lambda row: (row.date, row.row)), "deal_no")
