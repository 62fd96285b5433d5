"""What the tests of consignment share."""

import pytest

import frappe

from sales_ops.testing import consignment as make


@pytest.fixture
def agreement():
	"""An agreement over one plain item at 10."""
	return make.make_agreement(make.make_item())


@pytest.fixture
def accrual() -> str:
	"""The account of what is received and not billed."""
	return frappe.get_cached_value("Company", make.default_company(), "stock_received_but_not_billed")


@pytest.fixture
def cost() -> str:
	"""The account of the cost of goods sold."""
	return frappe.get_cached_value("Company", make.default_company(), "default_expense_account")
