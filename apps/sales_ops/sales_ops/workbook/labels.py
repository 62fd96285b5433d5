"""The words of the preview page, the terminal and the template, in both languages.

Sentences about problems are not here: they are the app's own (`sales_ops.messages`), translated by its catalogue.
"""

LABELS: dict[str, tuple[str, str]] = {
	"read_me": ("Read me", "填写说明"),
	"read_me_intro": (
		"How to fill this book. Dark headings are required. Headings may be in English or Chinese; further columns and sheets are not read.",
		"填写说明:深色标题为必填。标题中英文均可;其他列和其他工作表不会读取。",
	),
	"required": ("required", "必填"),
}


def label(key: str, lang: str) -> str:
	"""The word for `key` in `en` or `zh`; a key without an entry stands for itself."""
	en, zh = LABELS.get(key, (key, key))
	return zh if lang == "zh" else en
