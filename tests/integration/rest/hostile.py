"""What a client may send that no form would: used by the tests of functions and of documents."""

import os
from collections.abc import Callable, Iterable, Iterator

from sales_ops.testing.fingerprint import changed, rows

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


def one_by_one(valid: dict, names: list[str]) -> Iterator[tuple[str, dict]]:
	"""The valid values with one of the named ones replaced by each hostile one, then left out."""
	for name in names:
		for value in VALUES:
			yield f"{name}={value!r:.60}", valid | {name: value}
		yield f"without {name}", {key: value for key, value in valid.items() if key != name}


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
	if wrong and os.environ.get("HLOG"):
		open(os.environ["HLOG"], "a").write(
			os.environ["PYTEST_CURRENT_TEST"] + "\n" + "\n".join(wrong) + "\n\n"
		)
	return wrong
