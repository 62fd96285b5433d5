"""Simplified Chinese is complete, and says the same words as the workbook. `bin/translate` brings the files up to date."""

import ast
import importlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from sales_ops.workbook import labels, layout, layout_marketing, layout_meetings

APP = Path(__file__).parents[2] / "apps" / "sales_ops" / "sales_ops"
LOCALE = APP / "locale"
LANGUAGES = sorted(path.stem for path in LOCALE.glob("*.po"))

# Nothing to translate in these.
SAME_IN_CHINESE = {", ", "5P", "{0} m²", "{0}: {1}", "{0}: {1}, {2}."}
PLACEHOLDER = re.compile(r"\{\w*\}|<[^>]+>")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# A comma, colon … of English typography right beside a Chinese character.
ASCII_PUNCTUATION = re.compile(r"[\u4e00-\u9fff][,;:?!]|[,;:?!][\u4e00-\u9fff]")
JS_CALL = re.compile(
	r"""\b__\(\s*(["'`])(?P<text>(?:\\.|(?!\1).)*)\1(?:\s*,\s*null\s*,\s*"(?P<context>[^"]*)")?""", re.DOTALL
)
JSON_TEXTS = {
	"page": ("title",),
	"report": ("report_name",),
	"number_card": ("label",),
	"dashboard_chart": ("chart_name",),
	"workspace": ("label",),
}


@cache
def catalog(name: str) -> dict[tuple[str | None, str], str]:
	"""(context, English) → translation, of a file in locale/."""
	with (LOCALE / name).open("rb") as file:
		return {(message.context, message.id): message.string for message in read_po(file) if message.id}


@cache
def extracted() -> set[str]:
	return {text for _context, text in catalog("main.pot")}


def missing(texts) -> list[str]:
	return sorted({text for text in texts if text} - extracted())


def sources(suffix: str) -> list[Path]:
	return sorted(
		path for path in APP.rglob(f"*.{suffix}") if "locale" not in path.parts and "dist" not in path.parts
	)


def test_chinese_is_there():
	assert "zh" in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_translated(language):
	known = catalog(f"{language}.po")
	assert set(known) == set(catalog("main.pot")), "run bin/translate"
	assert [text for text, translated in known.items() if not translated] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_fuzzy_or_obsolete(language):
	with (LOCALE / f"{language}.po").open("rb") as file:
		read = read_po(file)
	assert [message.id for message in read if message.id and message.fuzzy] == []
	assert list(read.obsolete) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_and_tags_stay(language):
	def marks(text: str) -> Counter:
		return Counter(PLACEHOLDER.findall(text))

	changed = {text: new for (_, text), new in catalog(f"{language}.po").items() if marks(text) != marks(new)}
	assert changed == {}


def test_chinese_is_chinese():
	known = catalog("zh.po")
	assert [
		text for (_, text), new in known.items() if not CHINESE.search(new) and text not in SAME_IN_CHINESE
	] == []
	assert [new for new in known.values() if ASCII_PUNCTUATION.search(PLACEHOLDER.sub("", new))] == []


@pytest.mark.parametrize("path", sorted(APP.glob("*/doctype/*/*.json")), ids=lambda path: path.stem)
def test_a_doctype_is_extracted(path):
	assert missing(doctype_texts(json.loads(path.read_text()))) == []


def doctype_texts(doctype: dict) -> Iterator[str]:
	yield from (doctype["name"], doctype.get("description"))
	yield from (row["role"] for row in doctype.get("permissions", []))
	yield from (row["group"] for row in doctype.get("links", []) if row.get("group"))
	for field in doctype["fields"]:
		yield from (field.get("label"), field.get("description"))
		if field["fieldtype"] == "Select" and field["fieldname"] != "naming_series":
			yield from field.get("options", "").split("\n")


def test_pages_reports_cards_and_workspaces_are_extracted():
	found = []
	for folder, keys in JSON_TEXTS.items():
		for path in APP.glob(f"*/{folder}/*/*.json"):
			found += [json.loads(path.read_text())[key] for key in keys]
	for path in APP.glob("*/workspace/*/*.json"):
		workspace = json.loads(path.read_text())
		for part in ("links", "shortcuts", "charts", "number_cards", "quick_lists"):
			found += [row.get("label") for row in workspace.get(part, [])]
		found += [row.get("format") for row in workspace.get("shortcuts", [])]
		found += [
			block["data"]["text"] for block in json.loads(workspace["content"]) if block["type"] == "header"
		]
	assert found
	assert missing(found) == []


def test_onboardings_and_tours_are_extracted():
	found = []
	for path in APP.glob("*/module_onboarding/*/*.json"):
		onboarding = json.loads(path.read_text())
		found += [onboarding[key] for key in ("title", "subtitle", "success_message")]
	for path in APP.glob("*/onboarding_step/*/*.json"):
		step = json.loads(path.read_text())
		found += [step.get(key) for key in ("title", "action_label", "description", "report_description")]
	for path in APP.glob("*/form_tour/*/*.json"):
		tour = json.loads(path.read_text())
		found += [tour["title"], *(step[key] for step in tour["steps"] for key in ("title", "description"))]
	assert found
	assert missing(found) == []


def test_the_sentences_of_all_rules_are_extracted():
	messages = importlib.import_module("sales_ops.messages").MESSAGES
	assert missing(messages.values()) == []


@pytest.mark.parametrize("path", sources("py"), ids=lambda path: str(path.relative_to(APP)))
def test_python_is_extracted(path):
	assert missing_pairs(python_texts(path)) == []


@pytest.mark.parametrize("path", sources("js"), ids=lambda path: str(path.relative_to(APP)))
def test_javascript_is_extracted(path):
	calls = JS_CALL.finditer(path.read_text())
	assert missing_pairs((call["context"], ast.literal_eval(f'"""{call["text"]}"""')) for call in calls) == []


def python_texts(path: Path) -> Iterator[tuple[str | None, str]]:
	for node in ast.walk(ast.parse(path.read_text())):
		if isinstance(node, ast.Call) and getattr(node.func, "id", None) in ("_", "_lt") and node.args:
			contexts = [keyword.value.value for keyword in node.keywords if keyword.arg == "context"]
			if isinstance(node.args[0], ast.Constant):
				yield (contexts[0] if contexts else None), node.args[0].value


def missing_pairs(pairs) -> list[tuple[str | None, str]]:
	return [pair for pair in pairs if pair[1] and pair not in catalog("main.pot")]


def test_desk_and_workbook_choose_the_same_words():
	choices = (
		*layout.UNIT_KINDS,
		*layout.PRICE_BASES,
		*layout.INSTALMENT_KINDS,
		*layout.MONEY_SOURCES,
		*layout.PAYMENT_PLANS,
		*layout_marketing.POOLS,
		*layout_marketing.MODES,
		*layout_marketing.STATUSES,
		*layout_meetings.LEVELS[:4],  # the desk suggests these
		*layout_meetings.AGENDA_KINDS,
		*layout_meetings.PURPOSES,
		*layout_meetings.PURCHASE_KINDS,
	)
	words = [(choice.value, choice.zh) for choice in choices]
	statuses = ("Not Released", "Available", "Held", "Temporary Deposit", "Subscribed", "Signed")
	actions = ("Remind", "Sign Contract", "Call", "Propose Forfeiture", "Propose Return", "Refer to Legal")
	words += [(key, labels.LABELS[key][1]) for key in (*statuses, *actions)]
	assert [(text, zh) for text, zh in words if zh not in translations_of(text)] == []


def translations_of(text: str) -> set[str]:
	"""In Chinese, under any context."""
	return {new for (_, known), new in catalog("zh.po").items() if known == text}
