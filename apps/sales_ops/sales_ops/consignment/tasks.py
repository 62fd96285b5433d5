"""Scheduled work of Consignment; each is a call of the room that does it."""

from sales_ops.consignment.settlement import drafts, reminders
from sales_ops.consignment.stock import agreements


def refresh_consignment_agreements() -> None:
	"""Just after midnight: agreements that begin or have run out say so."""
	agreements.refresh_statuses()


def make_due_consignment_settlements() -> None:
	"""Every night: the drafts of ended periods, each once, missed ones too; drafts whose figures changed are calculated anew."""
	drafts.make_due_drafts()
	drafts.refresh_drafts()


def remind_of_consignment_settlements() -> None:
	"""In the morning, once a day: settlements, notices and invoices that are due or late, and those that are missing."""
	reminders.remind()
