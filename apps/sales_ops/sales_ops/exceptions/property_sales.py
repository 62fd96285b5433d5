"""What Property Sales raises, and by which codes."""

from sales_ops.exceptions.base import SalesOpsError


class UnitTakenError(SalesOpsError):
	"""Another deal has the unit. REST: 409 Conflict."""

	http_status_code = 409


class ClaimError(SalesOpsError):
	"""A claim cannot move that way, or has run out."""


class UnitBlockedError(ClaimError):
	"""A block or the unit's use keeps it from sale."""


class UnitError(SalesOpsError):
	"""What is recorded on a unit, a block, a price list or a release batch does not hold."""


class PaymentPlanError(SalesOpsError):
	"""A payment plan or a schedule of instalments does not hold."""


class DealError(SalesOpsError):
	"""A subscription or contract is not in the state, or does not have the terms, for this step."""


class AttachedUnitError(DealError):
	"""A unit cannot go along with the unit of this deal."""


class SigningError(DealError):
	"""A signing step or a filing does not hold, or a filing stands in the way."""


class PaperError(DealError):
	"""A paper that the deal needs is missing, or its day does not hold."""


class InterestError(SalesOpsError):
	"""What a customer waits for does not hold, or is not in the state for this step."""


class OwnerError(DealError):
	"""The owners of a deal, or their shares, do not hold."""


class DiscountError(SalesOpsError):
	"""A discount is not published for this deal, not granted, or goes under the floor price."""


class ReceiptError(SalesOpsError):
	"""A receipt does not fit its deal."""


class ChangeError(SalesOpsError):
	"""A Property Change Application is not in the state, or does not have the terms, to be executed."""


class FollowUpError(SalesOpsError):
	"""A follow-up or a promise to pay does not hold."""


class CampaignError(SalesOpsError):
	"""A deal does not count for a campaign, or has no right to its gift."""


class LetterError(SalesOpsError):
	"""A letter to a late customer is not due, or asks for nothing."""


class ArrearsListError(SalesOpsError):
	"""An arrears list is not in the state, or this is not the person, for this step."""


class ReportError(SalesOpsError):
	"""A daily, weekly or monthly report cannot be made, handed in or confirmed like this."""


class HandoverError(SalesOpsError):
	"""A unit is not ready to be handed over."""


class VacancyListError(SalesOpsError):
	"""A vacancy list cannot be read, or is not ready to be signed."""


class ManagementNoticeError(SalesOpsError):
	"""A notice to the property-management company cannot be confirmed like this."""


class ReconciliationError(SalesOpsError):
	"""A sale control reconciliation is not ready to be signed, or a project not sold out."""


class ResettlementError(SalesOpsError):
	"""A resettlement agreement does not hold, or cannot be taken back."""


class PresaleAccountError(SalesOpsError):
	"""The company is not set up to book presale receipts as a liability."""


EXCEPTIONS: dict[str, type[SalesOpsError]] = {
	"unit_held": UnitTakenError,
	"unit_taken": UnitTakenError,
	"board_moment_unknown": UnitError,
	"unit_sold": UnitTakenError,
	"unit_busy": UnitTakenError,
	"unit_has_deal": UnitTakenError,
	"unit_not_released": ClaimError,
	"unit_not_for_sale": UnitBlockedError,
	"unit_blocked": UnitBlockedError,
	"unit_seized": UnitBlockedError,
	"claim_move_not_allowed": ClaimError,
	"claim_lost": ClaimError,
	"deal_below_floor": DiscountError,
	"presale_account_missing": PresaleAccountError,
	"change_clearing_account_missing": PresaleAccountError,
	"change_income_account_missing": PresaleAccountError,
	"resettlement_account_missing": PresaleAccountError,
	"change_refund_account_missing": PresaleAccountError,
}
BY_PREFIX: tuple[tuple[str, type[SalesOpsError]], ...] = (
	("plan_", PaymentPlanError),
	("schedule_", PaymentPlanError),
	("instalment_", PaymentPlanError),
	("discount_", DiscountError),
	("rule_", DiscountError),
	("deposit_above_own_money", PaymentPlanError),
	("handover_", HandoverError),
	("change_", ChangeError),
	("deferral_", ChangeError),
	("exchange_", ChangeError),
	("name_change_", ChangeError),
	("attached_", AttachedUnitError),
	("interest_", InterestError),
	("owner_", OwnerError),
	("paper_", PaperError),
	("signing_", SigningError),
	("receipt_", ReceiptError),
	("follow_up_", FollowUpError),
	("promise_", FollowUpError),
	("letter_", LetterError),
	("campaign_", CampaignError),
	("gift_", CampaignError),
	("prize_", CampaignError),
	("list_", ArrearsListError),
	("vacancy_", VacancyListError),
	("notice_", ManagementNoticeError),
	("report_", ReportError),
	("block_", UnitError),
	("floor_", UnitError),
	("generate_", UnitError),
	("price_list_", UnitError),
	("release_", UnitError),
	("area_", UnitError),
	("promotion_", UnitError),
	("reconciliation_", ReconciliationError),
	("archive_", ReconciliationError),
	("resettlement_", ResettlementError),
	("approval_", UnitError),
	("allocation_", ReceiptError),
)
