"""What the tests of sales meetings share."""

import pytest

import frappe

from sales_ops.testing import sales_meetings as make
from sales_ops.testing.factories import make_user

ORGANISER, DIRECTOR = "meeting-organiser@example.com", "meeting-director@example.com"


@pytest.fixture(scope="session", autouse=True)
def sales_meeting_people(bench_site):
	"""Organiser, director, members and regions: made once for the site and kept, since a user takes a second to make."""
	make_user(ORGANISER, "Meeting Organiser", "Employee", "Sales User")
	make_user(DIRECTOR, "Meeting Director", "Employee", "Sales User")
	make.make_people()
	frappe.db.commit()


@pytest.fixture
def series():
	"""A monthly series with three members and two regions."""
	return make.make_series()
