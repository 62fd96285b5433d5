"""The import as people see it at the console: what went in, what did not, and what is still open."""

from datetime import date

import click
import pytest

import frappe

from sales_ops import commands
from sales_ops.workbook.console import run_import
from sales_ops.workbook.layout_meetings import MEETINGS
from sales_ops.workbook.model import Book
from sales_ops.workbook.model_meetings import PrizeRow
from sales_ops.workbook.writer import write_book


def book(numbers: str) -> Book:
	prizes = (
		PrizeRow(
			2, "导入台抽奖", "Special Prize", 1, "平板电脑", "1", "柏云", tickets=3, date=date(2026, 12, 30)
		),
		PrizeRow(3, "导入台抽奖", "First Prize", 1, "空气炸锅", numbers, "柏云"),
	)
	return Book(areas=frozenset({MEETINGS}), prizes=prizes)


def test_what_is_still_open_is_said_and_does_not_end_with_1(tmp_path, capsys):
	write_book(book("2"), tmp_path / "book.xlsx")
	assert run_import(str(tmp_path / "book.xlsx")) == 0
	said = capsys.readouterr().out
	assert "prizes: 1 made, 0 there already" in said and "Ticket 3 wins nothing." in said


def test_a_problem_is_said_with_its_place_and_ends_with_1(tmp_path, capsys):
	write_book(book("1"), tmp_path / "book.xlsx")
	assert run_import(str(tmp_path / "book.xlsx")) == 1
	said = capsys.readouterr().out
	assert "Prizes 3 Preset Numbers: Ticket 1 is drawn twice: Special Prize and First Prize." in said
	assert not frappe.db.exists("Prize Draw", {"title": "导入台抽奖"})


@pytest.fixture
def same_session(monkeypatch):
	"""The command opens and closes a connection of its own; here it is the test's."""
	monkeypatch.setattr(commands.frappe, "init", lambda site: None)
	monkeypatch.setattr(commands.frappe, "connect", lambda: None)
	monkeypatch.setattr(commands.frappe, "destroy", lambda: None)
	monkeypatch.setattr(commands, "get_site", lambda context: context)


def test_the_import_goes_by_the_user_it_is_told(same_session):
	with commands.connected(frappe.local.site, "lin@example.com"):
		assert frappe.session.user == "lin@example.com"
	with commands.connected(frappe.local.site):
		assert frappe.session.user == "Administrator"


def test_a_user_who_is_not_there_or_disabled_is_refused(same_session):
	frappe.db.set_value("User", "gao@example.com", "enabled", 0)
	for user in ("nobody@example.com", "gao@example.com"):
		with pytest.raises(click.BadParameter, match=user):
			commands.connected(frappe.local.site, user).__enter__()
