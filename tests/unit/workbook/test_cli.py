"""The commands of `sales-ops`, their exit codes, and the languages."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from sales_ops.policies.violations import Violation
from sales_ops.workbook import catalogue
from sales_ops.workbook.cli import main, system_language
from sales_ops.workbook.reader import read_book


@pytest.fixture
def run(tmp_path, monkeypatch):
	monkeypatch.chdir(tmp_path)
	return lambda *arguments: CliRunner().invoke(main, arguments)


def test_preview_writes_a_page_beside_the_book(small, run):
	result = run("preview", str(small.save()), "--on", "2026-03-05", "--lang", "en")
	assert result.exit_code == 0, result.output
	assert "Control board" in result.output
	assert "Sale control and collection" in small.path.with_suffix(".html").read_text("utf-8")


def test_problems_end_with_1_only_when_asked(small, run):
	small.set("Deals", 2, "Unit No.", "999")
	path = str(small.save())
	assert run("preview", path).exit_code == 0
	assert run("preview", path, "--strict").exit_code == 1


def test_an_unreadable_file_ends_with_2_and_one_line(run, tmp_path):
	(tmp_path / "book.xlsx").write_text("text")
	result = run("preview", "book.xlsx", "--lang", "en")
	assert result.exit_code == 2
	assert result.output.strip() == "book.xlsx is not an Excel workbook (.xlsx)."
	assert not (tmp_path / "book.html").exists()


def test_the_page_never_replaces_the_workbook(small, run):
	before = small.save().read_bytes()
	result = run("preview", str(small.path), "--out", str(small.path))
	assert result.exit_code == 2 and small.path.read_bytes() == before


def test_a_place_that_cannot_be_written_is_said_in_one_line(small, run):
	result = run("preview", str(small.save()), "--out", "none/page.html")
	assert result.exit_code == 1 and "none/page.html" in result.output and "Traceback" not in result.output


@pytest.mark.parametrize(("lang", "title"), [("en", "Units"), ("zh", "销控表")])
def test_template_and_demo_book_are_written_in_the_language_asked(run, tmp_path, lang, title):
	assert run("template", "new.xlsx", "--lang", lang).exit_code == 0
	assert run("demo-book", "demo.xlsx", "--lang", lang, "--on", "2026-03-05").exit_code == 0
	for name in ("new.xlsx", "demo.xlsx"):
		assert read_book(tmp_path / name).book.titles["units"] == title


def test_a_book_is_not_overwritten_by_accident(small, run):
	before = small.save().read_bytes()
	for command in ("template", "demo-book"):
		assert run(command, str(small.path)).exit_code == 2
	assert small.path.read_bytes() == before
	assert run("template", str(small.path), "--force").exit_code == 0


@pytest.mark.parametrize(
	("value", "lang"), [("zh_CN.UTF-8", "zh"), ("en_US.UTF-8", "en"), ("C", "en"), ("de_DE", "en")]
)
def test_the_language_follows_the_system(monkeypatch, value, lang):
	monkeypatch.setenv("LC_ALL", value)
	assert system_language() == lang


def test_sentences_are_translated_by_the_catalogue_of_the_app(tmp_path, monkeypatch):
	(tmp_path / "xx.po").write_text(
		'msgid ""\nmsgstr ""\n"Language: xx\\n"\n\n#: a.py:1\nmsgid "{column} is empty."\nmsgstr ""\n"{column} "\n"空白。"\n'
		'\nmsgid "untranslated"\nmsgstr ""\n',
		"utf-8",
	)
	monkeypatch.setattr(catalogue, "LOCALE", tmp_path)
	catalogue.translations.cache_clear()
	assert catalogue.sentence(Violation("wb_required", {"column": "姓名"}), "xx") == "姓名 空白。"
	assert catalogue.translations("xx") == {"{column} is empty.": "{column} 空白。"}
	assert catalogue.sentence(Violation("wb_required", {"column": "Name"}), "yy") == "Name is empty."


def test_the_preview_needs_no_frappe():
	code = (
		"import sys; sys.modules['frappe'] = None\n"
		"import sales_ops.workbook.cli, sales_ops.workbook.html, sales_ops.workbook.terminal, sales_ops.workbook.writer\n"
		"import sales_ops.workbook.demo, sales_ops.workbook.preview, sales_ops.workbook.layout_doc"
	)
	import sales_ops

	root = sales_ops.__path__[0].rsplit("/", 1)[0]
	subprocess.run([sys.executable, "-c", code], check=True, cwd=root)
