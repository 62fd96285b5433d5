"""The repository's habits hold: one version, a changelog that knows it, pinned tools, and a CI that runs bin/test."""

import ast
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APP = ROOT / "apps" / "sales_ops"
HOOKS = (ROOT / ".pre-commit-config.yaml").read_text()
CI = (ROOT / ".github" / "workflows" / "ci.yml").read_text()
# As semver.org writes it, without build metadata.
SEMVER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?")
SECTION = re.compile(r"^## \[(?P<version>[^\]]+)\](?: - (?P<day>\d{4}-\d{2}-\d{2}))?$", re.MULTILINE)
KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def version() -> str:
	tree = ast.parse((APP / "sales_ops" / "__init__.py").read_text())
	values = [node.value.value for node in tree.body if isinstance(node, ast.Assign)]
	assert len(values) == 1, "only __version__ stands there"
	return values[0]


def releases() -> list[tuple[str, str | None]]:
	found = SECTION.finditer((ROOT / "CHANGELOG.md").read_text())
	return [(section["version"], section["day"]) for section in found]


def test_the_version_is_semantic_and_stands_in_one_place():
	assert SEMVER.fullmatch(version())
	assert 'dynamic = ["version"]' in (APP / "pyproject.toml").read_text()
	assert "version" not in (APP / "setup.py").read_text()
	assert "app_version" not in (APP / "sales_ops" / "hooks.py").read_text()


def test_the_changelog_begins_with_what_is_unreleased_and_then_the_current_version():
	(first, day), (current, released), *_older = releases()
	assert (first, day) == ("Unreleased", None)
	assert current == version() and released


def test_the_changelog_goes_back_in_time_and_number():
	_unreleased, *done = releases()
	numbers = [tuple(map(int, number.partition("-")[0].split("."))) for number, _day in done]
	assert numbers == sorted(set(numbers), reverse=True)
	days = [day for _number, day in done]
	assert all(days) and days == sorted(days, reverse=True)


def test_the_changelog_sorts_changes_into_the_usual_kinds():
	kinds = re.findall(r"^### (.+)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
	assert kinds and set(kinds) <= KINDS


def test_every_tool_of_the_hooks_has_one_exact_version():
	revisions = re.findall(r"rev: (\S+)", HOOKS)
	assert len(revisions) == HOOKS.count("repo: https://") > 0
	assert [revision for revision in revisions if not re.fullmatch(r"v\d+\.\d+\.\d+", revision)] == []
	lists = re.findall(r"additional_dependencies: (\[.*\])", HOOKS)
	assert len(lists) == HOOKS.count("language: node") > 0
	packages = [package for found in lists for package in json.loads(found)]
	assert [package for package in packages if not re.fullmatch(r"@?[\w/-]+@\d+\.\d+\.\d+", package)] == []


def test_the_hooks_run_ruff_prettier_eslint_and_commitlint():
	assert {"ruff", "ruff-format", "prettier", "eslint", "commitlint"} <= set(re.findall(r"id: (\S+)", HOOKS))


def test_hooks_and_bin_test_run_the_same_ruff():
	hook = re.search(r"ruff-pre-commit\n\s+rev: v(\d+\.\d+)\.", HOOKS)[1]
	tool = re.search(
		r"^ruff~=(\d+\.\d+)\.", (ROOT / "bin/lib/requirements-test.txt").read_text(), re.MULTILINE
	)[1]
	assert hook == tool


@pytest.mark.parametrize("name", ("eslint.config.js", "commitlint.config.js"))
def test_what_a_configuration_requires_is_what_its_hook_installs(name):
	required = set(re.findall(r'require(?:\.resolve)?\("([^"]+)"\)', (ROOT / name).read_text()))
	assert required
	assert [package for package in required if f'"{package}@' not in HOOKS] == []


def test_ci_runs_the_hooks_and_bin_test_on_a_bench():
	steps = re.findall(r"^\s+- run: (.+)$", CI, re.MULTILINE)
	assert "bin/test --unit" in steps
	assert any(re.fullmatch(r"sudo .*bin/test --jobs .*", step) for step in steps), "the stage on a bench"
	assert any(step.startswith("pre-commit run --all-files") for step in steps)
	assert "SALES_OPS_REQUIRE_BENCH: 1" in CI, "a missing bench is a failure there"
	assert [step for step in steps if "pip install" in step and "==" not in step] == []


def test_the_other_ci_runs_bin_test_too():
	assert "bin/test" in (ROOT / ".ci" / "run").read_text()


@pytest.mark.parametrize("path", ("bin/demo", "bin/test", "bin/translate", "bin/reference", ".ci/run"))
def test_a_command_can_be_run_and_contributing_or_ci_knows_it(path):
	assert (ROOT / path).stat().st_mode & 0o111
	told = "\n".join((ROOT / name).read_text() for name in ("CONTRIBUTING.md", "README.md"))
	assert path in told or path == ".ci/run"


def test_contributing_names_the_longest_header_that_commitlint_takes():
	rule = re.search(
		r'"header-max-length": \[2, "always", (\d+)\]', (ROOT / "commitlint.config.js").read_text()
	)
	assert f"at most {rule[1]} characters" in (ROOT / "CONTRIBUTING.md").read_text()
