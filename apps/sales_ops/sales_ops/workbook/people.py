"""Lists of names as people type them into one cell."""

import re

_BETWEEN_NAMES = re.compile(r"[,，、;；\n]+")


def names_in(text: str) -> tuple[str, ...]:
	"""The names of `张三、李四, Wang Wu`, each once."""
	names = (" ".join(name.split()) for name in _BETWEEN_NAMES.split(text))
	return tuple(dict.fromkeys(name for name in names if name))
