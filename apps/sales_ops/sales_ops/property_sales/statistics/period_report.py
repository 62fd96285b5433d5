"""What daily, weekly and monthly reports and plans have in common: one for each project and period, with the numbers of the
moment at which it is handed in (architecture decision 9)."""

from datetime import datetime

import frappe
from frappe.model.document import Document
from frappe.utils import cint, cstr, flt, get_datetime, getdate, now_datetime

from sales_ops.exceptions import throw
from sales_ops.guards import keep_computed, stored
from sales_ops.policies import periods, report_terms
from sales_ops.policies.periods import Period
from sales_ops.property_sales.statistics import notices, schedule

DRAFT, HANDED_IN, CONFIRMED, CANCELLED = "Draft", "Handed In", "Confirmed", "Cancelled"
HANDING_IN = ("status", "handed_in_by", "handed_in_at", "days_late", "confirmations")
# Who confirms, by role.
CONFIRMS_AS: dict[str, tuple[str, ...]] = {
	"Project": ("Property Project Manager", "System Manager"),
	"Finance": ("Accounts User", "Accounts Manager"),
}


class PeriodReport(Document):
	"""A report of a project about a day, week or month: drafted by the job, completed by the supervisor, handed in
	(submitted), confirmed by project manager and finance. A draft shows the figures of now; handed in, they stay."""

	KIND = ""
	PREFIX = ""

	def autoname(self):
		"""Built from project and period, so there is one."""
		code = frappe.get_cached_value("Property Project", self.property_project, "project_code")
		self.name = f"{self.PREFIX}-{code or self.property_project}-{self.covered().label}"

	def before_insert(self):
		self.require_only_one()

	def validate(self):
		keep_computed(self, HANDING_IN, status=DRAFT, days_late=0, confirmations=[])
		self.set_period()
		self.validate_content()
		self.set_figures()

	def before_submit(self):
		self.require_complete()
		self.hand_in()

	def on_submit(self):
		notices.send(self)

	def on_cancel(self):
		self.db_set("status", CANCELLED)

	def covered(self) -> Period:
		"""The period that the report's first day lies in."""
		return periods.period_of(self.KIND, getdate(self.from_date))

	def require_only_one(self):
		"""A second report of the period is refused by name; a cancelled one is amended."""
		filters = {"property_project": self.property_project, "from_date": self.covered().start}
		other = frappe.db.get_value(self.doctype, filters, ["name", "docstatus"], order_by="creation desc")
		if other and other[0] != self.amended_from:
			throw("report_exists_cancelled" if other[1] == 2 else "report_exists", report=other[0])

	def set_period(self):
		period = self.covered()
		self.update({"from_date": period.start, "to_date": period.end, "period": period.label})
		self.due_at = schedule.due_at(self.KIND, period, self.company)

	def validate_content(self):
		"""For the kinds with rules of their own."""

	def set_figures(self):
		"""Fill the tables that are computed."""
		raise NotImplementedError

	def require_complete(self):
		"""Figures are complete on the period's last day, not before."""
		if getdate(self.to_date) > now_datetime().date():
			throw("report_period_open", report=self.name, end=getdate(self.to_date))

	def hand_in(self):
		now = now_datetime()
		days = report_terms.days_late(get_datetime(self.due_at), now)
		values = {"handed_in_by": frappe.session.user, "handed_in_at": now, "days_late": days}
		self.update({"status": HANDED_IN, **values})

	def put_rows(self, table: str, rows: list[dict]) -> None:
		"""Fill a computed table; rows that say the same stay, so that a save without news leaves no trace in the history."""
		for row in rows:
			row["currency"] = self.currency
		if _shown(self.get(table), rows) != _shown(rows, rows):
			self.set(table, rows)

	@frappe.whitelist()
	def confirm(self, remark: str | None = None) -> None:
		"""Confirm a report that was handed in, for the project, for finance or for both, as the user's roles say.

		Raises:
			PermissionError: the user neither manages the project nor belongs to finance.
			ReportError: it is not handed in, the user handed it in, or has confirmed it before.
		"""
		report = stored(self, "read")
		roles = set(frappe.get_roles())
		mine = [part for part, allowed in CONFIRMS_AS.items() if roles & set(allowed)]
		if not mine:
			raise frappe.PermissionError
		if report.docstatus != 1:
			throw("report_not_handed_in", report=report.name)
		if report.handed_in_by == frappe.session.user and frappe.session.user != "Administrator":
			throw("report_own_confirmation", report=report.name)
		done = {row.confirmed_as for row in report.confirmations}
		if done.issuperset(mine):
			throw("report_confirmed_before", report=report.name)
		report.note_confirmations([part for part in mine if part not in done], remark)
		self.reload()

	def note_confirmations(self, parts: list[str], remark: str | None) -> None:
		"""Write confirmations onto a submitted report, whose other fields do not change any more."""
		signed = {"user": frappe.session.user, "confirmed_at": now_datetime(), "remark": remark}
		for part in parts:
			self.append("confirmations", {"confirmed_as": part, **signed}).db_insert()
		if {row.confirmed_as for row in self.confirmations} == set(CONFIRMS_AS):
			self.db_set("status", CONFIRMED, notify=True)
		else:
			self.notify_update()

	def onload(self):
		"""How the report stands at this moment, for the line at the top of the form."""
		self.set_onload("state", self.state(now_datetime()))

	def state(self, now: datetime) -> str:
		handed_in = get_datetime(self.handed_in_at) if self.handed_in_at else None
		return report_terms.state_of(get_datetime(self.due_at), True, handed_in, now)


def _shown(rows: list, wanted: list[dict]) -> list[list[str]]:
	fields = sorted({field for row in wanted for field in row})
	return [[_text(row.get(field)) for field in fields] for row in rows]


def _text(value) -> str:
	if isinstance(value, int | float):
		return cstr(cint(value) if flt(value) == cint(value) else flt(value, 6))
	return cstr(value or "")
