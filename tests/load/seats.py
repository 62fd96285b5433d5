"""Who sits in the office: a share of each role, as a sales office has them. Pure, for locust knows no frappe."""

PASSWORD = "sales-ops-load-test"
# Of twenty people; the profile of setup/roles.py that each has.
SHARES = {"consultant": 10, "supervisor": 3, "finance": 3, "collector": 3, "manager": 1}
PROFILES_OF = {
	"consultant": "Property Consultant",
	"supervisor": "Property Sales Supervisor",
	"finance": "Property Finance",
	"collector": "Collection Officer",
	"manager": "Property Project Manager",
}
OF = sum(SHARES.values())


def seats(no_of_users: int) -> list[tuple[str, str]]:
	"""(login, role) of each; every role is there from five people on, and any number has the shares of twenty."""
	order = _order()
	roles = [order[number % OF] for number in range(no_of_users)]
	return [(f"load-{role}-{number:03d}@example.com", role) for number, role in enumerate(roles)]


def _order() -> list[str]:
	"""The twenty, the roles in turn, so that the first of them are one of each."""
	left, order = dict(SHARES), []
	while any(left.values()):
		for role in [role for role, count in left.items() if count]:
			order.append(role)
			left[role] -= 1
	return order
