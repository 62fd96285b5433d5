"""How a sentence is marked for translation in these files."""


def _(text: str) -> str:
	"""Marks a sentence for extraction into the translation files; translated when it is shown."""
	return text
