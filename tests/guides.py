"""The guides of docs/guide as data: what each names in bold, and what of it is a place on the desk. Pure, without a bench."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
GUIDES = ROOT / "docs" / "guide"
APP = ROOT / "apps" / "sales_ops" / "sales_ops"
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
BOLD = re.compile(r"\*\*([^*]+)\*\*")
# Who else is meant where a heading says so, as in "Decide (approver)"; the names of the tests' users.
ALSO = {
	"planner": "marketing",
	"approver": "approver",
	"finance": "finance",
	"buyers": "buyer",
	"director": "director",
}
# Buttons that open a page of their own.
LEADS_TO = {"Draw Screen": "prize-draw-screen", "Live Page": "meeting-live", "My Sheet": "judge-sheet"}
KINDS = {"doctype": "DocType", "report": "Report", "page": "Page", "workspace": "Workspace"}


@dataclass(frozen=True)
class Section:
	"""A heading of a guide, who is meant by it besides the page's own role, and the words in bold under it."""

	heading: str
	also: tuple[str, ...]
	words: tuple[str, ...]


@dataclass(frozen=True, order=True)
class Place:
	"""Something that can be opened: a DocType, Report, Page or Workspace, by its name."""

	kind: str
	name: str


def sections(text: str) -> list[Section]:
	"""The sections of a page; what stands before the first heading has none."""
	_head, *parts = HEADING.split(text)
	return [
		Section(heading, others(heading), words_in(body))
		for heading, body in zip(parts[::2], parts[1::2], strict=True)
	]


def others(heading: str) -> tuple[str, ...]:
	said = re.findall(r"[a-z]+", heading.lower())
	return tuple(role for word, role in ALSO.items() if word in said)


def words_in(body: str) -> tuple[str, ...]:
	"""What is printed bold, in the order of the text; a line break inside is a blank."""
	return tuple(re.sub(r"\s+", " ", word) for word in BOLD.findall(body))


def guide(role: str, language: str = "en") -> list[Section]:
	ending = ".zh.md" if language == "zh" else ".md"
	return sections((GUIDES / f"{role}{ending}").read_text("utf-8"))


@cache
def places() -> dict[str, frozenset[Place]]:
	"""Every label under which the desk offers something → what it leads to: its own name, or the label on a workspace."""
	found: dict[str, set[Place]] = {}
	for folder, kind in KINDS.items():
		for path in APP.glob(f"*/{folder}/*/*.json"):
			made = json.loads(path.read_text("utf-8"))
			for label in {made["name"], made.get("title"), made.get("label")} - {None}:
				found.setdefault(label, set()).add(Place(kind, made["name"]))
	for path in APP.glob("*/workspace/*/*.json"):
		workspace = json.loads(path.read_text("utf-8"))
		for row in workspace["shortcuts"] + [row for row in workspace["links"] if row.get("link_to")]:
			kind = row.get("link_type") or row["type"]
			found.setdefault(row["label"], set()).add(Place(kind, row["link_to"]))
	for button, page in LEADS_TO.items():
		found.setdefault(button, set()).add(Place("Page", page))
	return {label: frozenset(targets) for label, targets in found.items()}


def headings_of(workspace: str) -> list[str]:
	"""The headings on a workspace of ours, as the desk translates them: with their markup."""
	for path in APP.glob("*/workspace/*/*.json"):
		made = json.loads(path.read_text("utf-8"))
		if made["name"] == workspace:
			blocks = json.loads(made["content"])
			return [block["data"]["text"] for block in blocks if block["type"] == "header"]
	return []
