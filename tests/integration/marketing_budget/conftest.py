"""What the tests of marketing budgets share."""

import pytest

import frappe

from sales_ops.testing import marketing_budget as make


@pytest.fixture
def budget():
	"""12,000 for outdoor advertising, 1,000 a month, accumulated."""
	return make.make_budget()


@pytest.fixture
def activity(budget):
	"""1,000 of outdoor advertising, planned for January."""
	return make.make_activity(budget, (make.OUTDOOR, 1, 1000))


@pytest.fixture(autouse=True)
def nothing_remembered():
	"""The dimension filters of ERPNext stay in the process otherwise."""
	frappe.flags.dimension_filter_map = None
	yield
	frappe.flags.dimension_filter_map = None
