"""What Meeting Settings and a series lay down."""

import frappe
from frappe.utils import cint

from sales_ops.policies.meeting_agenda import Boxes, own_boxes

SETTINGS, SERIES = "Meeting Settings", "Sales Meeting Series"
BOXES = ("opening", "review", "region", "discussion", "closing")


def boxes_of(series: str | None) -> Boxes:
	"""The time boxes of a series' meetings."""
	general = _boxes(frappe.get_cached_doc(SETTINGS))
	return own_boxes(general, _boxes(frappe.get_cached_doc(SERIES, series))) if series else general


def _boxes(doc) -> Boxes:
	return Boxes(**{name: cint(doc.get(f"{name}_minutes")) for name in BOXES})


def days(name: str) -> int:
	"""A number of days of Meeting Settings: `materials_due_days`, `remind_days` or `minutes_due_days`."""
	return cint(frappe.db.get_single_value(SETTINGS, name))
