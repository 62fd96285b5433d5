"""A marketing activity pays for an annual meeting: its approved amount is the budget, what is bought counts against it."""

import pytest

from sales_ops.setup.roles import PROFILES
from sales_ops.testing import annual_meetings as make
from sales_ops.testing import marketing_budget as marketing
from sales_ops.testing.factories import make_user


@pytest.fixture(autouse=True)
def committee(bench_site):
	make.make_committee()
	make_user(marketing.PLANNER, *PROFILES["Marketing Planner"])
	make_user(marketing.APPROVER, *PROFILES["Marketing Approver"], "Marketing Planner")


@pytest.fixture
def budget(committee):
	return marketing.make_budget(authorities=[{"role": "Marketing Approver", "up_to": 1_000_000}])
