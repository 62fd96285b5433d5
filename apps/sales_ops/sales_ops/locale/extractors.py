"""What Frappe's extractors do not read, or not well enough.

`babel_extractors.csv` names them; `bin/translate` and `bench generate-pot-file` run them.
"""

import json
import re
from collections.abc import Iterator

from frappe.gettext.extractors import doctype as frappe_doctype
from frappe.gettext.extractors import javascript as frappe_javascript

# Words that Frappe and ERPNext use in another sense. Translated only with our DocType as the context, which is what
# the desk asks with; without one, the word keeps its general translation on the whole site.
OTHERWISE_ELSEWHERE = frozenset(
	{
		"Competitors",
		"Region",
		"Annual",
		"Accepted",
		"Active",
		"Delivered",
		"Event",
		"Invoiced",
		"Issue",
		"Score",
		"Settled",
		"Source",
		"Value",
		"Advanced",
		"Applied On",
		"Available",
		"Call",
		"Closing",
		"Form",
		"Opening",
		"Owner",
		"Performance",
		"Printing",
		"Prizes",
		"Responsible",
		"Room",
		"Channel",
		"Closed",
		"Daily",
		"Monthly",
		"Partly Delivered",
		"Consultant",
		"Contract",
		"Converted",
		"Deposit",
		"Due Date",
		"Expires On",
		"Hold",
		"Home",
		"Issued",
		"Items",
		"Lapsed",
		"Letter",
		"Mode of Payment",
		"No Answer",
		"No.",
		"Occurrences",
		"Open",
		"Outstanding",
		"Payment Plan",
		"Property",
		"Receipt",
		"Received",
		"Reference No.",
		"Return",
		"Returned",
		"Running",
		"Shop",
		"Sold",
		"Submitted",
		"Subscription",
		"Visit",
		"Withdrawn",
		"Grant",
		"Pending",
		"Plan",
		"Valid From",
		"Discounts",
		"Exception",
		"Line",
		"Management",
		"Months",
		"Party",
		"Received On",
		"Transfer",
		"About",
		"Action",
		"Actions",
		"Customers",
		"Decision",
		"Group",
		"Groups",
		"Handed In",
		"Held",
		"Host",
		"Late",
		"Minutes",
		"Review",
		"Series",
		"Subject",
		"Target",
		"Topic",
		"From Month",
		"Reserved",
		"To Month",
		"Used",
	}
)

_IN_TEMPLATE = re.compile(r'\$\{\s*__\(\s*"([^"\\]+)"\s*\)')

Message = tuple[int | None, str, str | tuple[str, str], list[str]]


def extract_doctype(fileobj, *args, **kwargs) -> Iterator[Message]:
	"""The strings of a DocType; words of `OTHERWISE_ELSEWHERE` with the DocType as context."""
	name = json.load(fileobj).get("name")
	fileobj.seek(0)
	for line, function, text, comments in frappe_doctype.extract(fileobj, *args, **kwargs):
		if text in OTHERWISE_ELSEWHERE:
			yield line, "pgettext", (name, text), comments
		else:
			yield line, function, text, comments


def extract_javascript(fileobj, *args, **kwargs) -> Iterator[Message]:
	"""A script, with the calls in `attribute="${__("…")}"` of a template, which Frappe's extractor passes over."""
	code = fileobj.read().decode()
	fileobj.seek(0)
	found = set()
	for line, function, text, comments in frappe_javascript.extract(fileobj, *args, **kwargs):
		found.add(text[1] if function == "pgettext" else text)
		yield line, function, text, comments
	for text in _IN_TEMPLATE.findall(code):
		if text not in found:
			yield 1, "_", text, []


def extract_page(fileobj, *_args, **_kwargs) -> Iterator[Message]:
	yield from _texts(fileobj, "title", "Title of a page")


def extract_number_card(fileobj, *_args, **_kwargs) -> Iterator[Message]:
	yield from _texts(fileobj, "label", "Label of a number card")


def extract_dashboard_chart(fileobj, *_args, **_kwargs) -> Iterator[Message]:
	yield from _texts(fileobj, "chart_name", "Name of a dashboard chart")


def extract_form_tour(fileobj, *_args, **_kwargs) -> Iterator[Message]:
	"""The title and the steps, which Frappe translates but does not extract."""
	tour = json.load(fileobj)
	yield None, "_", tour["title"], ["Title of a form tour"]
	for step in tour["steps"]:
		yield None, "_", step["title"], [f"Step of the form tour '{tour['name']}'"]
		yield None, "_", step["description"], [f"Step of the form tour '{tour['name']}'"]


def _texts(fileobj, key: str, comment: str) -> Iterator[Message]:
	if text := json.load(fileobj).get(key):
		yield None, "_", text, [comment]
