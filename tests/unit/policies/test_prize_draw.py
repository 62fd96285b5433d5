"""A prize draw: the faults of preset numbers, who can win, and which place comes next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.messages import describe
from sales_ops.policies import draw_lots
from sales_ops.policies.prize_draw import (
	DRAWN,
	PRESET,
	RANDOM,
	REDRAWN,
	VOID,
	Entry,
	Prize,
	Ticket,
	check_draw,
	eligible,
	kind_of_pick,
	next_place,
	notes_on,
	numbers_kept,
	pick_number,
	preset_number,
	read_numbers,
	standing,
)

TICKETS = [Ticket(number) for number in range(1, 36)]
# The draw of the used-car dealer, as its committee wrote it (MEET-04).
DEALERS_NUMBERS = {
	"Special Prize": "11",
	"First Prize": "1,4,7,10,13",
	"Second Prize": "2,5,8,11,14,16,18,20,22,24",
	"Third Prize": "3,6,9,12,15,17,19,21,23,25,27,29,31,32,33",
}


def prizes(lists: dict[str, str], **values) -> list[Prize]:
	numbers = [(level, read_numbers(text)[0]) for level, text in lists.items()]
	values = {"gift": "电磁炉", "responsible": "李娜", **values}
	return [
		Prize(row, level, values.get("places", len(found)), found, gift=values["gift"], responsible="李娜")
		for row, (level, found) in enumerate(numbers, start=1)
	]


def sentences(violations) -> list[str]:
	return [describe(violation) for violation in violations]


def codes(violations) -> list[str]:
	return [violation.code for violation in violations]


def test_the_faults_of_the_dealers_draw_are_told_word_for_word():
	given = prizes(DEALERS_NUMBERS)
	assert sentences(check_draw(PRESET, TICKETS, given)) == [
		"Ticket 11 is drawn twice: Special Prize and Second Prize."
	]
	assert sentences(notes_on(PRESET, TICKETS, given)) == ["Tickets 26, 28, 30, 34, 35 win nothing."]


def test_where_every_ticket_wins_a_ticket_without_a_prize_stops_the_draw():
	found = check_draw(PRESET, TICKETS, prizes(DEALERS_NUMBERS), every_ticket_wins=True)
	assert sentences(found)[1] == "Tickets 26, 28, 30, 34, 35 win nothing."
	assert notes_on(PRESET, TICKETS, prizes(DEALERS_NUMBERS), every_ticket_wins=True) == []


@pytest.mark.parametrize(
	("lists", "sentence"),
	[
		({"First": "36"}, "Ticket 36 of First is not among the tickets, which are numbered 1 to 35."),
		({"First": "0"}, "Ticket 0 of First is not among the tickets, which are numbered 1 to 35."),
		({"First": "4, 4"}, "Ticket 4 stands twice in First."),
		({"First": "4", "Second": "5,4"}, "Ticket 4 is drawn twice: First and Second."),
	],
)
def test_a_fault_of_preset_numbers(lists, sentence):
	assert sentences(check_draw(PRESET, TICKETS, prizes(lists))) == [sentence]


@pytest.mark.parametrize(
	("places", "sentence"),
	[(1, "First has 2 preset numbers for 1 places."), (3, "First has only 2 preset numbers for 3 places.")],
)
def test_each_place_has_a_preset_number(places, sentence):
	assert sentences(check_draw(PRESET, TICKETS, prizes({"First": "1,2"}, places=places))) == [sentence]


def test_an_absent_holders_number_cannot_be_preset():
	tickets = [Ticket(1), Ticket(2, takes_part=False)]
	assert codes(check_draw(PRESET, tickets, prizes({"First": "2"}))) == ["draw_number_takes_no_part"]


def test_a_person_with_two_tickets_wins_once():
	tickets = [Ticket(1, "王强"), Ticket(2, "王强"), Ticket(3)]
	given = prizes({"First": "1", "Second": "2"})
	assert sentences(check_draw(PRESET, tickets, given)) == [
		"王强 wins twice: with ticket 1 and with ticket 2."
	]
	again = [given[0], Prize(2, "Second", 1, (2,), allows_winners=True, gift="x", responsible="y")]
	assert check_draw(PRESET, tickets, again) == []


def test_a_prize_that_lets_winners_in_may_name_one():
	given = [Prize(1, "First", 1, (4,)), Prize(2, "Again", 1, (4,), allows_winners=True)]
	assert check_draw(PRESET, TICKETS, given) == []


@pytest.mark.parametrize(
	("tickets", "given", "found"),
	[
		([], prizes({"First": "1"}), ["draw_no_tickets"]),
		(TICKETS, [], ["draw_no_prizes"]),
		(TICKETS[:2], [Prize(1, "First", 3)], ["draw_too_few_tickets"]),
		([Ticket(1, "a"), Ticket(2, "a")], [Prize(1, "First", 2)], ["draw_too_few_tickets"]),
		(TICKETS[:2], [Prize(1, "First", 2), Prize(2, "All", 2, allows_winners=True)], []),
		(
			TICKETS[:2],
			[Prize(1, "First", 1), Prize(2, "All", 3, allows_winners=True)],
			["draw_too_few_tickets"],
		),
		(TICKETS[:3], [Prize(1, "First", 2)], []),
	],
)
def test_a_random_draw_needs_tickets_prizes_and_enough_people(tickets, given, found):
	assert codes(check_draw(RANDOM, tickets, given)) == found


def test_before_a_random_draw_only_the_count_of_places_is_known():
	given = [Prize(1, "First", 2)]
	assert codes(check_draw(RANDOM, TICKETS[:3], given, every_ticket_wins=True)) == ["draw_fewer_places"]
	assert "draw_fewer_places" in codes(notes_on(RANDOM, TICKETS[:3], given))
	assert "draw_fewer_places" not in codes(notes_on(RANDOM, TICKETS[:2], given))


def test_blank_gifts_and_owners_and_people_with_two_tickets_are_noted():
	tickets = [Ticket(1, "王强"), Ticket(2, "王强")]
	found = notes_on(PRESET, tickets, [Prize(1, "First", 2, (1, 2))])
	assert codes(found) == ["draw_prize_without_gift", "draw_prize_without_owner", "draw_same_person"]


def test_one_ticket_without_a_prize_is_told_in_the_singular():
	assert sentences(notes_on(PRESET, TICKETS[:2], prizes({"First": "1"}))) == ["Ticket 2 wins nothing."]


@pytest.mark.parametrize(
	("text", "numbers", "words"),
	[
		("1,4,7", (1, 4, 7), ()),
		(" 1，4、7；10 ", (1, 4, 7, 10), ()),
		("1 - 4", (1, 4), ("-",)),
		("1,四,-2, 2.5", (1,), ("四", "-2", "2.5")),
		("", (), ()),
	],
)
def test_numbers_are_read_as_people_write_them(text, numbers, words):
	assert read_numbers(text) == (numbers, words)


# the log

FIRST = Prize(1, "First", 3)


def drawn(sequence, ticket, place, round_no=1, kind=DRAWN) -> Entry:
	return Entry(sequence, kind, round_no, place, ticket)


def void(sequence, of: Entry, goes_back=False) -> Entry:
	return Entry(sequence, VOID, of.round_no, of.place, of.ticket, of.sequence, goes_back)


def test_an_absent_winners_place_is_drawn_again_and_only_that_place():
	log = [drawn(1, 5, 1), drawn(2, 6, 2)]
	assert next_place(FIRST, log) == 3
	log.append(void(3, log[0]))
	assert standing(log) == [log[1]]
	assert next_place(FIRST, log) == 1
	assert kind_of_pick(FIRST, 1, log) == REDRAWN
	assert kind_of_pick(FIRST, 3, log) == DRAWN
	assert pick_number(FIRST, log) == 3
	log.append(drawn(4, 7, 1, kind=REDRAWN))
	assert next_place(FIRST, log) == 3
	log.append(drawn(5, 8, 3))
	assert next_place(FIRST, log) is None


def test_who_won_is_out_of_the_drum_unless_the_prize_lets_winners_in():
	log = [drawn(1, 1, 1), drawn(2, 2, 1, round_no=2)]
	again = Prize(2, "Again", 2, allows_winners=True)
	assert eligible(FIRST, TICKETS[:4], log) == [3, 4]
	assert eligible(again, TICKETS[:4], log) == [1, 3, 4]


def test_an_absent_winner_is_out_a_ticket_that_went_back_is_in():
	first = drawn(1, 1, 1)
	assert eligible(FIRST, TICKETS[:3], [first, void(2, first)]) == [2, 3]
	assert eligible(FIRST, TICKETS[:3], [first, void(2, first, goes_back=True)]) == [1, 2, 3]


def test_all_tickets_of_a_winner_are_out_and_so_are_those_that_take_no_part():
	tickets = [Ticket(1, "a"), Ticket(2, "a"), Ticket(3), Ticket(4, takes_part=False)]
	assert eligible(FIRST, tickets, [drawn(1, 1, 1)]) == [3]


def test_a_preset_place_is_redrawn_at_random_among_those_for_whom_nothing_is_kept():
	first, second = Prize(1, "First", 2, (1, 2)), Prize(2, "Second", 1, (3,))
	log = [drawn(1, 1, 1)]
	log.append(void(2, log[0]))
	assert preset_number(first, 1, log) is None
	assert preset_number(first, 2, log) == 2
	kept = numbers_kept([first, second], log)
	assert kept == {2, 3}
	assert eligible(first, TICKETS[:5], log, kept) == [4, 5]


def test_who_has_a_preset_ticket_does_not_win_with_another_one_meanwhile():
	tickets = [Ticket(1, "a"), Ticket(2, "a"), Ticket(3)]
	assert eligible(FIRST, tickets, [], kept={2}) == [3]


@given(
	st.integers(1, 20),
	st.lists(st.integers(1, 4), min_size=1, max_size=4),
	st.lists(st.booleans(), max_size=10),
	st.text("0123456789abcdef", min_size=8),
)
def test_a_whole_draw_gives_each_place_one_winner_and_nobody_two(people, places, absences, seed):
	tickets = [Ticket(number, f"p{number % people}") for number in range(1, 41)]
	given = [Prize(row, f"P{row}", count) for row, count in enumerate(places, start=1)]
	log: list[Entry] = []
	absences = list(absences)
	for prize in given:
		while place := next_place(prize, log):
			left = eligible(prize, tickets, log)
			if not left:
				break
			text = draw_lots.pick_text(prize.round_no, pick_number(prize, log))
			ticket = draw_lots.pick_ticket(seed, text, left)
			kind = kind_of_pick(prize, place, log)
			log.append(Entry(len(log) + 1, kind, prize.round_no, place, ticket))
			if absences and absences.pop():
				log.append(void(len(log) + 1, log[-1]))
	winners = standing(log)
	assert len({(entry.round_no, entry.place) for entry in winners}) == len(winners)
	persons = [tickets[entry.ticket - 1].person for entry in winners]
	assert len(set(persons)) == len(persons)
	voids = sum(entry.kind == VOID for entry in log)
	assert len(winners) == min(sum(places), people - voids)
