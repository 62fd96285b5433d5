"""A draw on the operator's screen and in the hall's window, and a scoring round on judges' phones."""

import re

import pytest
from conftest import USERS
from desk import PATIENCE
from playwright.sync_api import expect
from test_board import english_of

import frappe
from frappe.utils import now_datetime

from sales_ops.testing import meeting_draws as make
from sales_ops.testing.cleanup import remove_since

PHONE = {"width": 390, "height": 844}
MARKUP = "王<b>一</b>"


@pytest.fixture
def hall(site):
	"""What the test commits goes afterwards."""
	frappe.db.rollback()
	frappe.set_user("Administrator")
	began = now_datetime()
	yield
	frappe.set_user("Administrator")
	remove_since(began)


def make_draw(*prizes, tickets: int = 12):
	doc = make.make_draw(*prizes, tickets=tickets, submit=False)
	for row in doc.tickets:
		row.holder_name = f"{MARKUP}{row.number}"
	doc.save().submit()
	frappe.db.commit()
	return doc


def log(doc, *fields: str) -> list[tuple]:
	"""What the server has committed since our last look."""
	frappe.db.rollback()
	return make.log(doc, *fields)


def drum(window):
	return window.page.locator(".pds-drum.is-won")


def test_the_operator_draws_and_the_hall_sees_the_same(desk, hall, realtime_port):
	doc = make_draw(("First Prize", 2), ("Second Prize", 3))
	operator, audience = desk("organiser"), desk("organiser", 1600, 900)
	operator.open(f"prize-draw-screen/{doc.name}")
	audience.open(f"prize-draw-screen/{doc.name}/hall")
	for window in (operator, audience):
		expect(window.page.locator(".pds-foot code").first).to_have_text(doc.seed_hash, timeout=PATIENCE)
		expect(window.page.locator(".pds-what h2")).to_have_text("Second Prize")
	expect(audience.page.locator(".pds-draw, .pds-absent")).to_have_count(0)
	if realtime_port:
		audience.page.wait_for_function("frappe.realtime.socket.connected")

	operator.page.keyboard.press("Space")
	operator.page.keyboard.press("Space")  # while it rolls: one draw
	expect(operator.page.locator(".pds-drum.is-rolling")).to_be_visible()
	expect(drum(operator)).to_be_visible(timeout=PATIENCE)
	((ticket, holder),) = log(doc, "ticket", "holder_name")
	for window in (operator, audience):
		expect(drum(window).locator(".pds-number")).to_have_text(str(ticket), timeout=PATIENCE)
		expect(drum(window).locator(".pds-holder")).to_have_text(holder)
		assert holder.startswith(MARKUP)
		expect(window.page.locator(".pds b b")).to_have_count(0)

	# The winner is not there: the place is taken back and drawn again.
	operator.page.keyboard.press("a")
	dialog = operator.page.locator(".modal-dialog:visible")
	expect(dialog).to_contain_text("is not here")
	operator.page.wait_for_timeout(500)
	dialog.locator(".btn-primary").click()
	expect(operator.page.locator(".pds-draw").first).to_contain_text("Draw Place 1 Again", timeout=PATIENCE)
	operator.page.keyboard.press("Space")
	expect(drum(operator)).to_be_visible(timeout=PATIENCE)
	assert [kind for (kind,) in log(doc, "kind")] == ["Drawn", "Void", "Redrawn"]

	# The rest at once; then the next prize, by the arrow keys.
	operator.page.locator(".pds-several").click()
	expect(drum(operator)).to_have_count(2, timeout=PATIENCE)
	operator.page.keyboard.press("ArrowLeft")
	expect(operator.page.locator(".pds-what h2")).to_have_text("First Prize")
	operator.page.keyboard.press("Space")
	expect(audience.page.locator(".pds-what h2")).to_have_text("First Prize", timeout=PATIENCE)
	expect(drum(operator)).to_be_visible(timeout=PATIENCE)
	((ticket,),) = log(doc, "ticket")[-1:]
	expect(drum(audience).locator(".pds-number")).to_have_text(str(ticket), timeout=PATIENCE)

	operator.page.keyboard.press("Escape")
	operator.wait_for_form("Prize Draw")
	assert operator.value("name") == doc.name


def test_a_draw_is_started_on_its_form_closed_and_its_log_taken_home(desk, hall, tmp_path):
	doc = make.make_preset(make.DEALERS_PRIZES, submit=False)
	frappe.db.commit()
	organiser = desk("organiser")
	page = organiser.page
	organiser.open(f"prize-draw/{doc.name}")
	organiser.wait_for_form("Prize Draw")
	told = page.locator(".so-headline")
	expect(told).to_contain_text("Ticket 11 is drawn twice: Special Prize and Second Prize", timeout=PATIENCE)
	expect(told).to_contain_text("Tickets 26, 28, 30, 34, 35 win nothing")
	page.evaluate(
		"frappe.model.set_value(cur_frm.doc.prizes[2].doctype, cur_frm.doc.prizes[2].name,"
		" { preset_numbers: '2，5，8', places: 3 })"
	)
	organiser.save()
	expect(told).not_to_contain_text("drawn twice")
	page.wait_for_timeout(1500)  # the form reloads what it has just saved
	organiser.form_button("Start the Draw").click()
	organiser.confirm()
	organiser.wait_until("status", "Running")
	frappe.db.rollback()
	make.draw_all(doc.reload())
	frappe.db.commit()
	organiser.open(f"prize-draw/{doc.name}")
	organiser.wait_for_form("Prize Draw")
	organiser.form_button("Close the Draw").click()
	organiser.confirm()
	organiser.wait_until("status", "Closed")
	with page.expect_download() as download:
		organiser.form_button("Export Log").click()
	path = tmp_path / "log.json"
	download.value.save_as(path)
	told_log = frappe.parse_json(path.read_text())
	assert told_log["seed_hash"] == organiser.value("seed_hash")
	assert len(told_log["entries"]) == 24


def test_a_scoring_round_on_phones(desk, hall):
	judges = (USERS["member"][0], USERS["director"][0])
	doc = make.make_contest(({"entry_name": MARKUP}, "小品"), judges=judges)
	frappe.db.commit()
	phones = [desk(role, **PHONE) for role in ("member", "director")]
	for phone, points in zip(phones, ((9, 8), (10, 8)), strict=True):
		phone.open(f"judge-sheet/{doc.name}")
		expect(phone.page.locator(".jsh-entry")).to_have_count(2, timeout=PATIENCE)
		expect(phone.page.locator(".jsh-name b").first).to_have_text(MARKUP)
		for value in points:
			score(phone, value)
			phone.page.locator(".jsh-next").click() if value != points[-1] else None
		expect(phone.page.locator(".jsh-state")).to_have_text("All saved", timeout=PATIENCE)
	phones[0].page.locator('[data-by="0.5"]').click()
	expect(opened(phones[0])).to_have_text("8.5")
	expect(phones[0].page.locator(".jsh-mark.saved")).to_have_count(2, timeout=PATIENCE)
	too_small = phones[0].page.evaluate(
		"""() => [...document.querySelectorAll(".jsh button")].filter((b) => b.checkVisibility()
			&& Math.min(b.offsetWidth, b.offsetHeight) < 48).map((b) => b.outerHTML)"""
	)
	assert too_small == []
	assert phones[0].page.evaluate("document.documentElement.scrollWidth <= innerWidth")

	organiser = desk("organiser")
	organiser.open(f"judged-contest/{doc.name}")
	organiser.wait_for_form("Judged Contest")
	expect(organiser.page.locator(".so-headline")).to_contain_text("Every judge has scored", timeout=PATIENCE)
	organiser.form_button("Close the Contest").click()
	organiser.confirm()
	organiser.wait_until("status", "Closed")
	frappe.db.rollback()
	assert make.results(doc) == [(MARKUP, 9.5, 1, 0), ("小品", 8.25, 2, 0)]

	# A judge who is late finds the sheet locked, and reads why.
	phones[1].page.locator('[data-points="3"]').click()
	expect(phones[1].page.locator(".modal-dialog:visible")).to_contain_text("is not open", timeout=PATIENCE)
	frappe.db.rollback()
	assert make.results(doc)[1] == ("小品", 8.25, 2, 0)


def test_a_score_without_a_network_is_sent_later_even_after_a_reload(desk, hall):
	doc = make.make_contest(("小品", "合唱"), judges=(USERS["member"][0],))
	frappe.db.commit()
	phone = desk("member", **PHONE)
	phone.open(f"judge-sheet/{doc.name}")
	expect(phone.page.locator(".jsh-entry")).to_have_count(2, timeout=PATIENCE)
	phone.page.route("**/*give_score", lambda route: route.abort())
	score(phone, 7)
	expect(phone.page.locator(".jsh-mark.waiting")).to_have_count(1, timeout=PATIENCE)
	expect(phone.page.locator(".jsh-state")).to_have_text("1 not sent yet")
	assert points_of(doc) == []
	phone.page.unroute("**/*give_score")
	phone.page.reload()
	expect(phone.page.locator(".jsh-mark.saved")).to_have_count(1, timeout=PATIENCE)
	expect(phone.page.locator(".jsh-points").first).to_have_text("7.0")
	assert points_of(doc) == [7]


def test_the_organiser_enters_what_a_judge_wrote_on_paper(desk, hall):
	doc = make.make_contest(("小品",), judges=({"judge_name": "张总"},), highest_points=10)
	frappe.db.commit()
	organiser = desk("organiser")
	organiser.open(f"judged-contest/{doc.name}")
	organiser.wait_for_form("Judged Contest")
	organiser.form_button("Enter Scores from Paper").click()
	organiser.page.locator(".dropdown-menu:visible .dropdown-item", has_text="张总").click()
	expect(organiser.page.locator(".jsh-head")).to_contain_text("张总", timeout=PATIENCE)
	score(organiser, 6)
	expect(organiser.page.locator(".jsh-state")).to_have_text("All saved", timeout=PATIENCE)
	assert points_of(doc) == [6]


def test_a_chinese_member_reads_no_english_on_screen_and_sheet(desk, hall):
	draw = make.make_draw(("特等奖", 1), tickets=3, title="年会抽奖")
	contest = make.make_contest(("小品",), judges=(USERS["chinese_member"][0],))
	frappe.db.commit()
	chinese = desk("chinese_member", **PHONE)
	chinese.open(f"judge-sheet/{contest.name}")
	expect(chinese.page.locator(".jsh-entry")).to_have_count(1, timeout=PATIENCE)
	score(chinese, 9)
	expect(chinese.page.locator(".jsh-mark.saved")).to_have_count(1, timeout=PATIENCE)
	assert without_names(english_of(chinese)) == []
	chinese.open(f"prize-draw-screen/{draw.name}")
	expect(chinese.page.locator(".pds-drum")).to_be_visible(timeout=PATIENCE)
	assert without_names(english_of(chinese, ".pds")) == []


def without_names(texts: list[str]) -> list[str]:
	"""Hashes, their name and the judge's login are the same in Chinese."""
	names = re.compile(r"[0-9a-f]{64}|SHA-256|ui-chinese-member@example\.com")
	return [text for text in texts if re.search(r"[A-Za-z]{3,}", names.sub("", text))]


def score(window, points: int) -> None:
	window.page.locator(f'.jsh-entry.is-open [data-points="{points}"]').click()
	expect(opened(window)).to_have_text(f"{points}.0")


def opened(window):
	return window.page.locator(".jsh-entry.is-open .jsh-points")


def points_of(doc) -> list[float]:
	frappe.db.rollback()
	return frappe.get_all("Judge Score", {"judged_contest": doc.name}, pluck="points")
