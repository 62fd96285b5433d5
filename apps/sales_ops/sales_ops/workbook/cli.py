"""`sales-ops`: look at a workbook without a server, get an empty one, or a demo.

Everything else is imported inside the commands, so that `sales-ops --help` is quick and a missing package is explained.
"""

import locale
import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
	from sales_ops.workbook.preview import Preview

LANGUAGES = click.Choice(["en", "zh"])
AREAS = click.Choice(["property", "consignment", "marketing", "meetings"])
DAY = click.DateTime(["%Y-%m-%d"])
IN_FILE = click.Path(dir_okay=False, path_type=Path)
OUT_FILE = click.Path(dir_okay=False, writable=True, path_type=Path)

PROBLEMS, UNREADABLE = 1, 2


def system_language() -> str:
	"""`zh` on a Chinese system, else `en`."""
	names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
	name = next((name for name in names if name), None) or locale.getlocale()[0] or ""
	return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def save(path: Path, write: Callable[[Path], object]) -> None:
	"""Write a file, or say in one line why it cannot be written."""
	try:
		write(path)
	except OSError as error:
		raise click.FileError(str(path), error.strerror) from error


def refuse_to_overwrite(path: Path, force: bool) -> None:
	"""A workbook that somebody may have filled in is not replaced by accident."""
	if path.exists() and not force:
		raise click.UsageError(f"{path} exists already. Choose another name, or add --force.")


def language_option(command):
	"""`--lang en|zh`, by default the system's language."""
	return click.option(
		"--lang", type=LANGUAGES, default=system_language, help="Language; by default the system's."
	)(command)


def area_option(command):
	"""`--for property|consignment|marketing|meetings`, by default all."""
	return click.option(
		"--for", "area", type=AREAS, help="Only the sheets of this office; by default of all."
	)(command)


@click.group()
@click.version_option(package_name="sales_ops")
def main() -> None:
	"""Sales Ops without a server: check and show the workbook of a sales office, of consigned stock, marketing or meetings."""


@main.command()
@click.argument("book", type=IN_FILE)
@click.option("--out", type=OUT_FILE, help="The page to write; by default BOOK with the ending .html.")
@click.option("--on", type=DAY, help="The day to look at (YYYY-MM-DD); by default now.")
@language_option
@click.option("--strict", is_flag=True, help="End with code 1 when the workbook has problems.")
def preview(book: Path, out: Path | None, on: datetime | None, lang: str, strict: bool) -> None:
	"""Check BOOK (.xlsx); show boards, arrears, settlements, budgets, meetings and problems here and as an HTML page.

	Ends with code 2 when BOOK cannot be read at all.
	"""
	out = out or book.with_suffix(".html")
	if out.resolve() == book.resolve():
		raise click.UsageError("The page cannot replace the workbook. Choose another name for --out.")
	page = look_at(book, on or datetime.now(), lang)
	show(page, book, out, lang)
	if strict and page.problems:
		raise SystemExit(PROBLEMS)


def look_at(book: Path, at: datetime, lang: str) -> "Preview":
	"""Read and check a workbook; an unreadable one ends the command."""
	from sales_ops.workbook.catalogue import sentence
	from sales_ops.workbook.checks import check_book
	from sales_ops.workbook.preview import build_preview
	from sales_ops.workbook.reader import UnreadableBook, read_book

	try:
		return build_preview(check_book(read_book(book)), at)
	except UnreadableBook as error:
		click.secho(sentence(error.violation, lang), fg="red", err=True)
		raise SystemExit(UNREADABLE) from error


def show(page: "Preview", book: Path, out: Path, lang: str) -> None:
	"""Write the page, and print its tables."""
	from rich.console import Console

	from sales_ops.workbook.html import render_html
	from sales_ops.workbook.labels import label
	from sales_ops.workbook.terminal import print_preview

	save(out, lambda path: path.write_text(render_html(page, lang, book.name), "utf-8"))
	print_preview(page, Console(), lang)
	click.echo(label("written", lang).format(file=out))


@main.command()
@click.argument("out", type=OUT_FILE)
@area_option
@language_option
@click.option("--force", is_flag=True, help="Replace an existing file.")
def template(out: Path, area: str | None, lang: str, force: bool) -> None:
	"""Write an empty workbook with headings, lists and an explanation to OUT (.xlsx)."""
	from sales_ops.workbook.writer import write_template

	refuse_to_overwrite(out, force)
	save(out, lambda path: write_template(path, lang, area))
	click.echo(out)


@main.command("demo-book")
@click.argument("out", type=OUT_FILE)
@click.option("--on", type=DAY, help="The day of the demo (YYYY-MM-DD); by default today.")
@area_option
@language_option
@click.option("--force", is_flag=True, help="Replace an existing file.")
def demo_book(out: Path, on: datetime | None, area: str | None, lang: str, force: bool) -> None:
	"""Write the demo workbook as of a day to OUT (.xlsx)."""
	from sales_ops.workbook.demo_whole import whole_demo
	from sales_ops.workbook.writer import write_book

	refuse_to_overwrite(out, force)
	book = whole_demo(on.date() if on else date.today(), area)
	save(out, lambda path: write_book(book, path, lang))
	click.echo(out)


if __name__ == "__main__":
	main()
