"""A marketing activity pays for an annual meeting: its approved amount is the budget, what is bought counts against it."""

import pytest

import frappe
from frappe.desk.query_report import run
from frappe.utils import today

from erpnext.stock.doctype.material_request.material_request import make_purchase_order

from sales_ops.exceptions.annual_meetings import AnnualMeetingError, NotReadyError
from sales_ops.patches.v1_0 import link_meetings_to_activities as patch
from sales_ops.sales_meetings.annual.copying import copy_plan
from sales_ops.sales_meetings.annual.sight import PLAN
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import annual_meetings as make
from sales_ops.testing import marketing_budget as marketing
from sales_ops.testing.annual_meetings import DIRECTOR, ORGANISER
from sales_ops.testing.consignment import make_item, make_supplier
from sales_ops.testing.factories import make_user
from sales_ops.testing.setup import default_company


@pytest.fixture(autouse=True)
def committee(bench_site):
	make.make_committee()
	make_user(marketing.PLANNER, *PROFILES["Marketing Planner"])
	make_user(marketing.APPROVER, *PROFILES["Marketing Approver"], "Marketing Planner")


@pytest.fixture
def budget(committee):
	return marketing.make_budget(authorities=[{"role": "Marketing Approver", "up_to": 1_000_000}])
