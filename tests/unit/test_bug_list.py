"""The bug list names tests that exist, each number once."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| (\d+) \| .+ \| (.+) \|$", re.MULTILINE)


def rows() -> list[tuple[int, list[str]]]:
	text = (ROOT / "docs" / "bug_list.md").read_text()
	return [(int(number), re.findall(r"`(\w+)`", tests)) for number, tests in ROW.findall(text)]


def test_each_bug_stands_once_and_names_tests_that_exist():
	found = rows()
	defined = set()
	for path in (ROOT / "tests").rglob("test_*.py"):
		defined.update(re.findall(r"^def (test_\w+)", path.read_text(), re.MULTILINE))
	numbers = [number for number, _tests in found]
	assert len(numbers) > 40 and numbers == sorted(set(numbers))
	for number, tests in found:
		assert tests, number
		assert set(tests) <= defined, (number, set(tests) - defined)
