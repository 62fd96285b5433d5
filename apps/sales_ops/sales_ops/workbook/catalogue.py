"""The app's translations without frappe: reads `locale/<language>.po`, so that a sentence is translated in one place."""

import ast
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from sales_ops.messages import describe, plain
from sales_ops.policies.violations import Violation
from sales_ops.workbook.labels import label

LOCALE = Path(__file__).resolve().parent.parent / "locale"

_ENTRY = re.compile(r'^(msgid|msgstr) ((?:"(?:[^"\\]|\\.)*"\s*)+)', re.MULTILINE)
_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"')


@cache
def translations(lang: str) -> dict[str, str]:
	"""English sentence → sentence in `lang`; empty without a catalogue of that language."""
	path = LOCALE / f"{lang}.po"
	if not path.exists():
		return {}
	found: dict[str, str] = {}
	source = ""
	for kind, pieces in _ENTRY.findall(path.read_text("utf-8")):
		text = "".join(ast.literal_eval(piece) for piece in _PIECE.findall(pieces))
		if kind == "msgid":
			source = text
		elif source and text:
			found[source] = text
	return found


def translator(lang: str) -> Callable[[str], str]:
	"""A function like `_` for `lang`; a sentence without a translation stays English."""
	known = translations(lang)
	return lambda text: known.get(text, text)


def sentence(violation: Violation, lang: str) -> str:
	"""What a violation says, in `lang`; the words of the workbook's lists among its values too."""

	def show(value: Any) -> str:
		return label(value, lang) if isinstance(value, str) else plain(value)

	return describe(violation, translator(lang), show)
