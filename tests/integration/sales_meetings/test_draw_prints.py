"""The papers of draws and contests, rendered as they are printed."""

import re
import shutil

import pytest

import frappe
from frappe.utils.pdf import get_pdf

from sales_ops.testing import meeting_draws as make

MARKUP = "王<b>一</b>"


def paper(doc, print_format: str, lang: str = "en") -> str:
	"""The text of a paper, its tags left out, spaces as one."""
	frappe.local.lang = lang
	try:
		html = frappe.get_print(doc.doctype, doc.name, print_format)
	finally:
		frappe.local.lang = "en"
	assert MARKUP not in html
	body = re.sub(r"<style.*?</style>", "", html, flags=re.DOTALL)
	return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def drawn():
	doc = make.make_draw(("Special Prize", 1), ("First Prize", 2), tickets=5, submit=False)
	doc.tickets[0].holder_name = MARKUP
	doc.save().submit()
	make.draw(doc, 2, how_many=2)
	make.void(doc, 1, reason="不在场<i>")
	make.draw(doc, 2)
	return doc


def test_the_winners_list_shows_winners_open_places_and_the_hash_but_no_seed_before_the_end():
	doc = drawn().reload()
	text = paper(doc, "Winners List")
	for ticket in (row[4] for row in make.log(doc) if row[0] in (2, 4)):
		assert f" {ticket} " in text
	for part in (
		"Special Prize",
		"First Prize",
		"电磁炉",
		"Wins Taken Back",
		"不在场&lt;i&gt;",
		doc.seed_hash,
	):
		assert part in text
	assert "The seed is told when the draw is closed." in text


def test_the_winners_list_of_a_closed_draw_tells_the_seed_and_why_places_stayed_open():
	doc = drawn()
	doc.reload().close("特等奖取消")
	doc.reload()
	text = paper(doc, "Winners List")
	assert doc.seed in text and doc.tickets_digest in text
	assert "Places that were not drawn: 特等奖取消" in text


@pytest.mark.skipif(not shutil.which("wkhtmltopdf"), reason="no wkhtmltopdf")
def test_the_winners_list_becomes_a_pdf():
	doc = drawn()
	html = frappe.get_print(doc.doctype, doc.name, "Winners List")
	# Without the style sheets of a site that nobody serves.
	assert get_pdf(re.sub("<link[^>]+>", "", html)).startswith(b"%PDF")


def test_the_ranking_shows_each_judges_points_ties_and_what_the_mean_leaves_out():
	judges = tuple({"judge_name": f"评委{number}"} for number in range(5))
	doc = make.make_contest(({"entry_name": MARKUP}, "小品", "合唱"), judges=judges)
	make.give_all(doc, [[0, 9, 7.5], [9, 9, 7.5], [9, 9, 7.5], [9, 9, 7.5], [10, 9, 7.5]])
	doc.reload().close()
	doc.reload()
	text = paper(doc, "Contest Ranking")
	assert text.index("小品") < text.index("合唱")
	for part in ("9.000", "7.500", "1 =", "the highest and the lowest of each entry are left out", "评委4"):
		assert part in text
	html = frappe.get_print(doc.doctype, doc.name, "Contest Ranking")
	left_out = re.findall(r'left-out">([\d.]+)<', html)
	assert left_out[:2] == ["0.0", "10.0"]
	assert len(left_out) == 6


def test_the_print_of_an_open_contest_is_a_sheet_without_anybodys_points():
	doc = make.make_contest(("小品",), judges=({"judge_name": MARKUP}, {"judge_name": "李总"}))
	make.give_all(doc, [[9.7], [3.3]])
	doc.reload()
	text = paper(doc, "Contest Ranking")
	assert "9.7" not in text and "3.3" not in text
	assert "0 to 10 points, one decimal place at most." in text


def test_who_is_out_and_a_reopening_are_printed_with_their_reasons():
	doc = make.make_contest(("小品", "合唱"), judges=({"judge_name": "张总"}, {"judge_name": "李总"}))
	make.give_all(doc, [[9, 8], [8, 8]])
	doc.reload()
	doc.judges[1].update({"is_out": 1, "out_reason": "提前离场"})
	doc.save()
	doc.reload().close()
	doc.reload().reopen("记错分")
	doc.reload().close()
	text = paper(doc.reload(), "Contest Ranking")
	assert "Out: 李总 (提前离场)" in text
	assert "记错分" in text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_papers_are_rendered_in_both_languages(lang):
	assert "电磁炉" in paper(drawn().reload(), "Winners List", lang)
	assert "诗朗诵" in paper(make.make_contest(), "Contest Ranking", lang)
