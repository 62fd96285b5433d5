"""Prize draws: what is refused before, what is drawn, what stays secret, and that everybody can draw it again."""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import frappe
from frappe.utils.password import get_decrypted_password

from sales_ops.exceptions.meeting_draws import DrawError
from sales_ops.sales_meetings.draws import drawing, screen, seeds
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories
from sales_ops.testing import meeting_draws as make

REPLAY = Path(__file__).parents[3] / "docs" / "replay_draw.py"


def become(profile: str) -> None:
	"""Go on as a user with the roles of a profile."""
	frappe.set_user("Administrator")
	frappe.set_user(factories.make_user(f"draw-{frappe.scrub(profile)}@example.com", *PROFILES[profile]))


def refused(step, *args, **kwargs) -> str:
	"""The sentence of the refusal."""
	with pytest.raises(DrawError) as caught:
		step(*args, **kwargs)
	return str(caught.value)


# before the start


def test_the_faults_of_the_dealers_draw_are_reported_word_for_word():
	doc = make.make_preset(make.DEALERS_PRIZES, submit=False)
	doc.run_method("onload")
	found = doc.get_onload("findings")
	assert found["errors"] == ["Ticket 11 is drawn twice: Special Prize and Second Prize."]
	assert "Tickets 26, 28, 30, 34, 35 win nothing." in found["notes"]
	assert refused(doc.submit) == "Ticket 11 is drawn twice: Special Prize and Second Prize."


def test_where_every_ticket_wins_a_losing_ticket_stops_the_draw():
	prizes = make.DEALERS_PRIZES | {"Second Prize": "2,5,8,14,16,18,20,22,24"}
	doc = make.make_preset(prizes, submit=False, every_ticket_wins=1)
	assert refused(doc.submit) == "Tickets 26, 28, 30, 34, 35 win nothing."
	doc = make.make_preset(prizes, submit=False)
	assert doc.submit().status == "Running"


@pytest.mark.parametrize(
	("values", "sentence"),
	[
		({"preset_numbers": "1, 一"}, "First Prize: “一” is no ticket number."),
		({"places": 0}, "Row 1: First Prize has at least one place."),
	],
)
def test_a_prize_that_cannot_be_is_refused(values, sentence):
	row = {"level": "First Prize", "places": 2, **values}
	assert refused(make.make_draw, row, submit=False) == sentence


def test_a_number_and_a_prize_stand_once():
	doc = make.make_draw(tickets=3, submit=False)
	doc.tickets[2].number = 1
	doc.append("prizes", {"level": "First Prize", "places": 1})
	sentence = refused(doc.save)
	assert "Row 3: ticket 1 stands in row 1 already." in sentence
	assert "Row 2: First Prize stands in row 1 already." in sentence


def test_a_client_cannot_write_what_the_draw_writes():
	doc = make.make_draw(submit=False, status="Closed", seed="made up", seed_hash="x", last_sequence=7)
	assert (doc.status, doc.seed, doc.seed_hash, doc.last_sequence) == ("Draft", None, None, 0)


def test_tickets_are_made_by_number():
	doc = make.make_draw(tickets=1, submit=False)
	doc.fill_tickets(35)
	doc.reload()
	assert [row.number for row in doc.tickets] == list(range(1, 36))
	assert doc.no_of_tickets == 35
	assert refused(doc.fill_tickets, 5001) == "A draw has 1 to 5000 tickets."
	doc.submit()
	assert "has begun" in refused(doc.fill_tickets, 3)


def test_tickets_are_made_from_the_people_of_the_annual_meeting():
	plan = make.make_plan("李娜", "王强", "吴凡")
	frappe.db.set_value("Meeting Attendee", plan.attendees[1].name, "attendance", "Excused")
	doc = make.make_draw(tickets=1, submit=False, annual_meeting_plan=plan.name)
	doc.fill_tickets()
	doc.reload()
	found = [(row.number, row.holder_name, row.present) for row in doc.tickets]
	assert found == [(1, "李娜", 1), (2, "王强", 0), (3, "吴凡", 1)]
	assert doc.no_of_tickets == 2


def test_without_an_annual_meeting_there_is_nobody_to_fill_in():
	doc = make.make_draw(submit=False)
	assert refused(doc.fill_tickets) == "Choose the annual meeting first, or make the tickets by number."


# drawing


def test_each_place_is_drawn_once_and_nobody_wins_twice():
	doc = make.make_draw(("Special Prize", 1), ("First Prize", 4), tickets=12)
	assert len(make.draw(doc, 2, how_many=3)) == 3
	make.draw(doc, 2)
	make.draw(doc, 1)
	doc.reload()
	assert (doc.last_sequence, doc.no_of_winners) == (5, 5)
	rows = make.log(doc)
	assert [row[:4] for row in rows] == [
		(1, "Drawn", 2, 1),
		(2, "Drawn", 2, 2),
		(3, "Drawn", 2, 3),
		(4, "Drawn", 2, 4),
		(5, "Drawn", 1, 1),
	]
	assert len({row[4] for row in rows}) == 5
	assert refused(make.draw, doc, 2) == "All places of First Prize are drawn."


def test_a_click_on_what_somebody_else_has_drawn_meanwhile_draws_nothing():
	doc = make.make_draw(("First Prize", 3))
	doc.draw(1, 0)
	assert refused(doc.draw, 1, 0) == "Somebody else has just drawn. Look at the screen and draw again."
	assert len(make.log(doc)) == 1


def test_an_absent_winner_is_voided_and_only_that_place_drawn_again():
	doc = make.make_draw(("First Prize", 3), tickets=8)
	first, second = make.draw(doc, how_many=2)
	assert refused(doc.reload().void, 1, 2, "  ") == "Say why."
	make.void(doc, 1)
	(again,) = make.draw(doc)
	(third,) = make.draw(doc)
	fields = ("sequence", "kind", "place", "ticket", "voids")
	assert make.log(doc, *fields) == [
		(1, "Drawn", 1, first, 0),
		(2, "Drawn", 2, second, 0),
		(3, "Void", 1, first, 1),
		(4, "Redrawn", 1, again, 0),
		(5, "Drawn", 3, third, 0),
	]
	assert first not in (again, third)
	assert refused(make.void, doc, 1) == "Draw number 1 was taken back already."
	assert refused(make.void, doc, 3) == "There is no draw number 3."


def test_when_nobody_is_left_the_draw_says_so_and_writes_nothing():
	doc = make.make_draw(("First Prize", 2), tickets=2)
	make.draw(doc, how_many=2)
	make.void(doc, 1)
	assert refused(make.draw, doc) == "Nobody is left who can win First Prize."
	make.void(doc, 2, goes_back=True)
	back = make.log(doc)[1][4]
	assert make.draw(doc) == [back]


def test_who_is_absent_or_excluded_and_all_tickets_of_a_winner_stay_out():
	doc = make.make_draw(("First Prize", 1), ("Second Prize", 1), tickets=5, submit=False)
	doc.tickets[0].present = 0
	doc.tickets[1].excluded = 1
	doc.tickets[3].holder_name = doc.tickets[2].holder_name
	doc.save().submit()
	(first,), (second,) = make.draw(doc, 1), make.draw(doc, 2)
	assert {first, second} <= {3, 4, 5}
	assert {first, second} != {3, 4}


def test_preset_numbers_are_drawn_in_their_order_and_an_absent_winners_place_at_random():
	doc = make.make_preset({"First Prize": "4,2", "Second Prize": "5"}, tickets=6)
	assert make.draw(doc, 1, how_many=2) == [4, 2]
	make.void(doc, 1)
	(again,) = make.draw(doc, 1)
	assert again in (1, 3, 6)  # not 2, who won, and not 5, who will
	assert make.draw(doc, 2) == [5]
	assert [bool(text) for (text,) in make.log(doc, "hash_input")] == [False, False, False, True, False]


def test_a_draw_closes_when_all_places_are_drawn_or_with_a_word_why_not():
	doc = make.make_draw(("First Prize", 3))
	assert refused(doc.draw, 7, 0) == "There is no prize in row 7."
	make.draw(doc)
	assert refused(doc.reload().close) == "2 places are not drawn yet. Draw them, or say why they stay open."
	doc.close("奖品破损")
	doc.reload()
	assert (doc.status, doc.remarks, bool(doc.closed_on)) == ("Closed", "奖品破损", True)
	assert "cannot be drawn from" in refused(make.draw, doc)
	assert "cannot be drawn from" in refused(make.void, doc, 1)
	assert "cannot be drawn from" in refused(doc.close)


# the log


def test_the_log_is_written_by_the_draw_alone_and_never_changed():
	doc = make.make_draw()
	make.draw(doc)
	values = {"doctype": "Prize Draw Entry", "prize_draw": doc.name, "sequence": 2, "kind": "Drawn"}
	assert "written by the draw alone" in refused(frappe.get_doc(values).insert)
	entry = frappe.get_doc("Prize Draw Entry", {"prize_draw": doc.name})
	entry.ticket = 99
	assert "is never changed" in refused(entry.save)
	assert "is never changed" in refused(frappe.delete_doc, "Prize Draw Entry", entry.name)


# the secret


def test_the_hash_is_published_at_the_start_and_the_seed_told_at_the_end():
	doc = make.make_draw(("First Prize", 1))
	assert re.fullmatch("[0-9a-f]{64}", doc.seed_hash)
	assert not doc.seed
	assert doc.tickets_digest == hashlib.sha256(b"1,2,3,4,5,6,7,8,9,10").hexdigest()
	make.draw(doc)
	assert "once the draw is closed" in refused(doc.export_log)
	doc.reload().close()
	doc.reload()
	assert hashlib.sha256(doc.seed.encode()).hexdigest() == doc.seed_hash


def test_before_the_end_the_seed_is_nowhere_a_user_could_read_it():
	doc = make.make_draw()
	secret = seeds.read(doc.name)
	make.draw(doc)
	doc.reload()
	told = frappe.as_json([doc.as_dict(), screen.get_screen(doc.name)])
	told += frappe.as_json(frappe.get_all("Prize Draw Entry", {"prize_draw": doc.name}, "*"))
	told += frappe.as_json(frappe.get_all("Version", {"docname": doc.name}, "*"))
	told += frappe.get_print("Prize Draw", doc.name, "Winners List")
	assert secret not in told
	for table in frappe.db.get_tables(cached=False):
		if table.startswith(("tabPrize Draw", "tabVersion", "tabComment", "tabActivity")):
			assert secret not in frappe.as_json(frappe.db.sql(f"select * from `{table}`")), table


def test_not_even_a_system_manager_gets_the_seed_from_the_password_store():
	doc = make.make_draw()
	frappe.set_user(factories.make_user("draw-system@example.com", "System Manager"))
	for doctype in (seeds.PLACE, "Prize Draw"):
		with pytest.raises(Exception) as caught:
			frappe.call("frappe.client.get_password", doctype=doctype, name=doc.name, fieldname=seeds.FIELD)
		assert seeds.read(doc.name) not in str(caught.value)


def test_a_cancelled_draw_tells_its_seed_and_keeps_its_log():
	doc = make.make_draw()
	make.draw(doc)
	become("Meeting Organiser")
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc("Prize Draw", doc.name).cancel()
	become("Meeting Director")
	frappe.get_doc("Prize Draw", doc.name).cancel()
	doc.reload()
	assert (doc.status, doc.docstatus) == ("Cancelled", 2)
	assert hashlib.sha256(doc.seed.encode()).hexdigest() == doc.seed_hash
	assert len(make.log(doc)) == 1
	amended = frappe.copy_doc(doc)
	amended.update({"amended_from": doc.name, "docstatus": 0})
	amended.insert()
	assert not (amended.seed or amended.seed_hash or amended.last_sequence)


def test_a_draw_that_was_never_drawn_from_takes_its_seed_with_it():
	doc = make.make_draw()
	doc.cancel()
	doc.delete()
	assert get_decrypted_password(seeds.PLACE, doc.name, seeds.FIELD, raise_exception=False) is None


# the proof


def replay(log: dict, tmp_path) -> tuple[int, str]:
	path = tmp_path / "log.json"
	path.write_text(frappe.as_json(log), encoding="utf-8")
	done = subprocess.run([sys.executable, str(REPLAY), str(path)], capture_output=True, text=True)
	return done.returncode, (done.stdout or done.stderr).strip()


@pytest.fixture
def eventful():
	"""The log of a closed draw with absent winners, a mistake, a person with two tickets, and a prize for winners."""
	winners_again = {"level": "Luck of the Winners", "places": 4, "allows_winners": 1}
	doc = make.make_draw(("First Prize", 5), winners_again, tickets=35, submit=False)
	doc.tickets[7].holder_name = doc.tickets[8].holder_name
	doc.tickets[20].excluded = 1
	doc.save().submit()
	make.draw(doc, 1, how_many=3)
	make.void(doc, 2)
	make.draw(doc, 2, how_many=2)
	make.void(doc, 1, goes_back=True)
	make.draw(doc, 1, how_many=9)
	make.draw(doc, 2, how_many=9)
	doc.reload().close()
	return doc.reload().export_log()


def test_a_script_of_twenty_lines_draws_again_what_was_drawn(eventful, tmp_path):
	code = [line for line in REPLAY.read_text().splitlines() if line and not line.startswith('"""')]
	assert len(code) <= 20
	imports = {name for line in code for name in re.findall(r"^import (.*?)(?:  #|$)", line)}
	assert imports == {"hashlib, hmac, json, sys"}
	assert replay(eventful, tmp_path) == (0, "The log agrees: 11 draws.")


def test_the_script_finds_a_winner_who_was_exchanged(eventful, tmp_path):
	row = next(row for row in eventful["entries"] if row["kind"] == "Redrawn")
	won = {row["ticket"] for row in eventful["entries"]}
	real = row["ticket"]
	row["ticket"] = next(ticket["number"] for ticket in eventful["tickets"] if ticket["number"] not in won)
	code, told = replay(eventful, tmp_path)
	assert code == 1
	assert told.splitlines()[0] == f"Draw {row['sequence']} should be {real}"


@pytest.fixture
def redrawn():
	"""The log of a preset draw: of three absent winners one place is drawn by lot twice; two places are never drawn."""
	doc = make.make_preset({"First Prize": "4,2,9", "Second Prize": "5,6,7,8"}, tickets=14)
	make.draw(doc, 2, how_many=2)
	make.void(doc, 1)
	make.draw(doc, 2)
	make.void(doc, 4)
	make.draw(doc, 2)
	make.draw(doc, 1, how_many=3)
	make.void(doc, 8, goes_back=True)
	make.draw(doc, 1)
	doc.reload().close("礼品未到")
	return doc.reload().export_log()


def test_the_script_draws_again_what_a_preset_draw_left_to_lot(redrawn, tmp_path):
	assert redrawn["kept"] == [7, 8]
	kinds = [row["kind"] for row in redrawn["entries"]]
	assert kinds.count("Redrawn") == 3
	assert replay(redrawn, tmp_path) == (0, "The log agrees: 3 draws.")
	for row in redrawn["entries"]:
		if row["kind"] == "Redrawn":
			assert replay(exchanged(redrawn, row["sequence"]), tmp_path)[0] == 1


def exchanged(log: dict, sequence: int) -> dict:
	"""The log with another ticket in one of its rows."""
	found = json.loads(frappe.as_json(log))
	won = {row["ticket"] for row in found["entries"]} | set(found["kept"])
	row = found["entries"][sequence - 1]
	row["ticket"] = next(one["number"] for one in found["tickets"] if one["number"] not in won)
	return found


def test_a_preset_number_that_was_not_drawn_is_told_by_no_log_without_a_lot():
	doc = make.make_preset({"First Prize": "4,2"}, tickets=6)
	make.draw(doc, 1)
	doc.reload().close("礼品未到")
	log = doc.reload().export_log()
	assert log["kept"] == [] and [row["ticket"] for row in log["entries"]] == [4]


def test_the_script_finds_another_seed_and_other_tickets(eventful, tmp_path):
	promised = "Not the promised seed and tickets"
	other = eventful | {"seed_hash": hashlib.sha256(b"other").hexdigest()}
	assert replay(other, tmp_path) == (1, promised)
	fewer = json.loads(frappe.as_json(eventful))
	won = {row["ticket"] for row in fewer["entries"]}
	lost = next(ticket for ticket in fewer["tickets"] if ticket["number"] not in won)
	fewer["tickets"].remove(lost)
	code, told = replay(fewer, tmp_path)
	assert (code, told.splitlines()[0]) == (1, promised)


# the screen


def test_the_screen_shows_winners_and_no_preset_number_before_it_is_drawn():
	doc = make.make_preset({"First Prize": "4,2", "Second Prize": "5"}, tickets=6)
	make.draw(doc, 1)
	become("Meeting Member")
	shown = screen.get_screen(doc.name)
	assert not shown["may_draw"]
	assert [prize["winners"] for prize in shown["prizes"]] == [
		[{"sequence": 1, "place": 1, "ticket": 4, "holder": "员工4"}],
		[],
	]
	assert "preset" not in json.dumps(shown)
	assert [row["number"] for row in shown["tickets"]] == [1, 2, 3, 4, 5, 6]
	assert screen.get_screen(doc.name, with_tickets=False) == shown | {"tickets": []}
	rows = frappe.get_doc("Prize Draw", doc.name)
	rows.apply_fieldlevel_read_permissions()
	assert [row.get("preset_numbers") for row in rows.prizes] == [None, None]


def test_each_step_is_announced_to_the_other_windows(monkeypatch):
	told = []
	monkeypatch.setattr(
		frappe, "publish_realtime", lambda event, message, **kw: told.append((event, message))
	)
	doc = make.make_draw(("First Prize", 1))
	make.draw(doc)
	make.void(doc, 1)
	make.draw(doc)
	doc.reload().close()
	assert told.count((drawing.REALTIME_EVENT, {"prize_draw": doc.name})) == 5


def test_the_running_draws_are_offered_first():
	running = make.make_draw(title="正在抽奖")
	closed = make.make_draw(("First Prize", 1), title="已结束")
	make.draw(closed)
	closed.reload().close()
	names = [row["name"] for row in screen.open_draws()]
	assert names.index(running.name) < names.index(closed.name)


# who may


def test_an_organiser_makes_and_runs_a_draw_and_a_member_only_watches():
	become("Meeting Organiser")
	doc = make.make_draw(("First Prize", 1))
	make.draw(doc)
	make.void(doc, 1)
	make.draw(doc)
	doc.reload().close()
	become("Meeting Member")
	other = frappe.get_doc("Prize Draw", doc.name)
	for step in (
		lambda: other.draw(1, 3),
		lambda: other.void(3, 3, "x"),
		other.close,
		lambda: other.fill_tickets(3),
	):
		with pytest.raises(frappe.PermissionError):
			step()
	assert other.export_log()["name"] == doc.name
