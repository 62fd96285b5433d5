"""The staff of the test office: made once for each test site and kept, since a user takes a second to make."""

import frappe

from sales_ops.setup.roles import PROFILES
from sales_ops.testing.factories import make_user

# Login (before the @) and the profile whose roles it has; consultants with the sales person they stand for.
STAFF: dict[str, tuple[str, str | None]] = {
	"li": ("Property Consultant", "李娜"),
	"wang": ("Property Consultant", "王强"),
	"wu": ("Property Consultant", "吴凡"),
	"zhao": ("Property Sales Supervisor", None),
	"zhou": ("Property Sales Supervisor", None),
	"qian": ("Property Finance", None),
	"sun": ("Collection Officer", None),
	"lin": ("Marketing Planner", None),
	"gao": ("Marketing Approver", None),
}


def make_staff() -> None:
	"""Make who is missing, and commit."""
	for login, (profile, sales_person) in STAFF.items():
		make_user(f"{login}@example.com", *PROFILES[profile], sales_person=sales_person)
	frappe.db.commit()
