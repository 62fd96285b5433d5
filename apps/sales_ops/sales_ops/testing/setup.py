"""A site that is ready to sell: the setup wizard without questions, and what the tests stand on."""

import frappe
from frappe.utils import getdate, today

COMPANY = "云栖置业有限公司"
COMPANY_ABBR = "YQ"


def complete_setup_wizard() -> None:
	"""Finish the setup wizard as a Chinese company would; nothing happens where a company exists. Commits."""
	if not frappe.db.exists("Company", {}):
		_run_wizard()
	make_fiscal_years()
	frappe.db.commit()  # the wizard commits too; what follows in the same command must find the masters


def _run_wizard() -> None:
	from frappe.desk.page.setup_wizard.setup_wizard import setup_complete

	year = getdate(today()).year
	setup_complete(
		{
			"currency": "CNY",
			"country": "China",
			"timezone": "Asia/Shanghai",
			"language": "English",
			"company_name": COMPANY,
			"company_abbr": COMPANY_ABBR,
			"company_tagline": "Sales Ops",
			"chart_of_accounts": "Standard",
			"fy_start_date": f"{year}-01-01",
			"fy_end_date": f"{year}-12-31",
			"full_name": "Administrator",
			"email": "admin@example.com",
			"password": "admin",
			"bank_account": "基本户",
			"domains": ["Distribution"],
		}
	)


def make_fiscal_years() -> None:
	"""The calendar years before and after this one, so that last year's receipts can be booked."""
	this_year = getdate(today()).year
	for year in (this_year - 1, this_year, this_year + 1):
		if not frappe.db.exists("Fiscal Year", {"year_start_date": f"{year}-01-01"}):
			frappe.get_doc(
				{
					"doctype": "Fiscal Year",
					"year": str(year),
					"year_start_date": f"{year}-01-01",
					"year_end_date": f"{year}-12-31",
				}
			).insert(ignore_permissions=True)


def before_tests() -> None:
	"""What every integration test finds: a company with the accounts of presale and of changes, a project, all seeds.
	Idempotent; commits.
	"""
	from sales_ops.property_sales.money.accounts import setup_change_accounts, setup_presale_accounts
	from sales_ops.setup.seed import make_seed
	from sales_ops.testing.factories import make_project

	complete_setup_wizard()
	make_seed()
	setup_presale_accounts(default_company())
	make_project()  # other projects of the company get their accounts from it
	setup_change_accounts(default_company())
	frappe.db.commit()  # the tests roll back to here


def default_company() -> str:
	"""The company that tests and demo use: the site's only one, or its default."""
	return frappe.defaults.get_global_default("company") or frappe.db.get_value("Company", {})
