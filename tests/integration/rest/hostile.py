"""What a client may send that no form would: used by the tests of functions and of documents."""

import os
import random
from collections.abc import Callable, Iterable, Iterator, Sequence

import test_permission_table as table

import frappe
from frappe.utils import getdate, now_datetime, today

from sales_ops.testing import factories as make
from sales_ops.testing import marketing_budget as marketing
from sales_ops.testing import marketing_statements as papers
from sales_ops.testing import settlement as do
from sales_ops.testing.fingerprint import changed, rows

EACH = int(os.environ.get("SALES_OPS_HOSTILE", 4))
SEED = int(os.environ.get("SALES_OPS_SEED", 8))
IMAGE = "<img src=x onerror=\"window.planted='ran'\">"
SCRIPT = "</script><script>window.planted='ran'</script>"
QUERY = "x' or '1'='1'; drop table `tabProperty Unit`; -- "

# Wrong in type, in size or in meaning for nearly every argument and field.
VALUES = (
	None,
	"",
	True,
	-1,
	10**30,
	float("nan"),
	float("-inf"),
	"NaN",
	[],
	{},
	[[1]],
	{"name": ["like", "%"]},
	'["like", "%"]',
	IMAGE,
	QUERY,
	"%s %(name)s {0} {{ 7 * 7 }} {% raw %}",
	"\x00\x1b\r\n",
	"\ud83c",  # half of a character
	"𠮷" * 150,  # longer than a name
	"长" * 70_000,  # longer than a text column
	"2026-02-30",
	"99999-01-01",
	"25:61:61",
	"Administrator",
)


# For a table.
ROWS = (
	"x",
	{},
	[1],
	[[]],
	[None],
	[{"name": "x", "idx": "x"}],
	[{"doctype": "User"}] * 2,
	[{"docstatus": 1}],
)
PLAUSIBLE = {
	"Date": today,
	"Datetime": lambda: str(now_datetime()),
	"Time": lambda: "12:00:00",
	**dict.fromkeys(("Check", "Currency", "Float", "Int", "Percent"), lambda: 1),
}
# What our rules look up by its name.
NAMED = {"line_name": lambda: marketing.OUTDOOR, "month": lambda: today()[:7]}
NO_VALUE = ("Section Break", "Column Break", "Tab Break", "HTML", "Button", "Heading", "Fold")
TABLES = ("Table", "Table MultiSelect")


def plausible(doctype: str, depth: int = 0) -> dict:
	"""A document as a form might send it: what is required, and every link that leads somewhere."""
	values = {}
	for field in frappe.get_meta(doctype).fields:
		if field.fieldtype in TABLES:
			if field.reqd and depth == 0:
				values[field.fieldname] = [plausible(field.options, depth + 1)]
		elif field.fieldtype == "Link":
			values[field.fieldname] = some(field.options)
		elif field.reqd:
			values[field.fieldname] = _required(field)
	return {key: value for key, value in values.items() if value is not None}


def _required(field):
	options = [option for option in (field.options or "").split("\n") if option]
	if field.fieldtype == "Select" and options:
		return options[0]
	return (NAMED.get(field.fieldname) or PLAUSIBLE.get(field.fieldtype, lambda: "x"))()


def some(doctype: str) -> str | None:
	"""The newest record: of the office made for these tests."""
	if frappe.get_meta(doctype).issingle:
		return None
	return frappe.db.get_value(doctype, {}, "name", order_by="creation desc")


def make_office() -> None:
	"""Something for every link to lead to: a deal, a signed one, an agreement with goods used and settled, a budget."""
	make.make_deal(consultant=table.OWN)
	make.make_signed_deal(consultant=table.OWN)
	agreement = do.make_settled_supplier()
	do.use(agreement, 10)
	do.settle(agreement)
	make_marketing_office()


def make_marketing_office() -> None:
	"""An active budget with what hangs on one, for every link to lead to: what is taken is 1,000 of this month's 1,000."""
	budget = marketing.make_budget(**papers.receivers_of_budget())
	marketing.make_activity(budget, (marketing.OUTDOOR, getdate(today()).month, 1000))
	marketing.adjust(budget, "Supplement", marketing.move(10, target=(marketing.OUTDOOR, 1)))
	over = marketing.draft_activity(budget, (marketing.OUTDOOR, 1, 12_000))
	over.request_approval()
	marketing.make_exception(over, budget, 12_000)
	with marketing.as_user(marketing.APPROVER):
		frappe.get_doc(over.doctype, over.name).submit()


def one_by_one(valid: dict, names: list[str], about: str) -> Iterator[tuple[str, dict]]:
	"""The valid values with one of the named ones replaced by hostile ones, then left out.

	A run takes `SALES_OPS_HOSTILE` values for each name, chosen by `SALES_OPS_SEED` and by what it is `about`.
	"""
	chance = random.Random(f"{SEED} {about}")
	for name in names:
		for value in sampled(chance, VALUES):
			yield f"{name}={value!r:.60}", valid | {name: value}
		yield f"without {name}", {key: value for key, value in valid.items() if key != name}


def sampled(chance: random.Random, values: Sequence) -> list:
	"""As many of the values as a run takes."""
	return chance.sample(values, min(EACH, len(values)))


def verdict(answer) -> str | None:
	"""What is wrong with an answer to a hostile request: the server failed, instead of refusing or doing it."""
	if answer.status_code < 500:
		return None
	try:
		body = answer.json()
	except ValueError:
		return f"{answer.status_code} {answer.text[-400:]}"
	return f"{answer.status_code} {body.get('exc_type')} {str(body.get('exc') or body)[-700:]}"


def survives(send: Callable, requests: Iterable[tuple[str, dict]]) -> list[str]:
	"""Send each request; what went wrong: the server failed, or refused and had written something nevertheless.

	What was refused is sent a second time, all of it between two counts of the site's rows: counting after each request
	would take longer than the requests.
	"""
	wrong, refused = [], []
	for said, values in requests:
		answer = send(values)
		if found := verdict(answer):
			wrong.append(f"{said}: {found}")
		if not answer.ok and "FrappeTypeError" not in answer.text:  # else it was not even called
			refused.append((said, values))
	before = rows()
	done_now = [said for said, values in refused if send(values).ok]
	grown = changed(before, rows())
	if grown and not done_now:
		wrong.append(f"refused, yet {grown}: {[said for said, _values in refused]}")
	return wrong
