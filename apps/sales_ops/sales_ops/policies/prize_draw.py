"""A prize draw: who can win, what a list of preset numbers gets wrong, which place is drawn next.

Rules of consignment-budget-meeting.md §8 and requirement MEET-04: a ticket wins one prize, and so does a person unless the
prize lets winners in again; an absent winner's place is drawn again, that place only.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sales_ops.policies.violations import Violation

PRESET, RANDOM = "Preset", "Random"
DRAWN, VOID, REDRAWN = "Drawn", "Void", "Redrawn"
# People write their lists with commas of either typography, and with spaces.
_BETWEEN_NUMBERS = re.compile(r"[\s,，、;；]+")


@dataclass(frozen=True)
class Ticket:
	"""A numbered ticket. `person` is the same for all tickets of one person; empty: nobody's name is on it."""

	number: int
	person: str = ""
	takes_part: bool = True

	@property
	def holder(self) -> str | int:
		"""The person, or the ticket itself where it has no name."""
		return self.person or self.number


@dataclass(frozen=True)
class Prize:
	"""A prize with its places. `round_no`: its row; `numbers`: preset winners; `allows_winners`: of other prizes."""

	round_no: int
	level: str
	places: int
	numbers: tuple[int, ...] = ()
	allows_winners: bool = False
	gift: str = ""
	responsible: str = ""


@dataclass(frozen=True)
class Entry:
	"""A row of the log. `voids`: the sequence of the row that a void row takes back; `goes_back`: its ticket may win yet."""

	sequence: int
	kind: str
	round_no: int
	place: int
	ticket: int
	voids: int = 0
	goes_back: bool = False


def read_numbers(text: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
	"""The ticket numbers of "1, 4，7", and the words in it that are none."""
	words = [word for word in _BETWEEN_NUMBERS.split(text or "") if word]
	are_numbers = [word.isascii() and word.isdigit() for word in words]
	numbers = tuple(int(word) for word, good in zip(words, are_numbers, strict=True) if good)
	return numbers, tuple(word for word, good in zip(words, are_numbers, strict=True) if not good)


def standing(entries: Iterable[Entry]) -> list[Entry]:
	"""The draws that nobody took back: the winners."""
	entries = list(entries)
	voided = {entry.voids for entry in entries if entry.kind == VOID}
	return [entry for entry in entries if entry.kind != VOID and entry.sequence not in voided]


def next_place(prize: Prize, entries: Sequence[Entry]) -> int | None:
	"""The place of the prize that is drawn next: a voided one first, then the lowest; None when all are drawn."""
	of_prize = [entry for entry in entries if entry.round_no == prize.round_no]
	taken = {entry.place for entry in standing(of_prize)}
	voided = sorted({entry.place for entry in of_prize if entry.kind == VOID} - taken)
	return next(iter(voided), None) or next(
		(place for place in range(1, prize.places + 1) if place not in taken), None
	)


def kind_of_pick(prize: Prize, place: int, entries: Iterable[Entry]) -> str:
	"""`Drawn`, or `Redrawn` where the place had a winner before."""
	had = {(entry.round_no, entry.place) for entry in entries if entry.kind == VOID}
	return REDRAWN if (prize.round_no, place) in had else DRAWN


def pick_number(prize: Prize, entries: Iterable[Entry]) -> int:
	"""The number of the round's next pick, from 1 on; voided picks count."""
	return 1 + sum(entry.round_no == prize.round_no and entry.kind != VOID for entry in entries)


def eligible(
	prize: Prize, tickets: Sequence[Ticket], entries: Sequence[Entry], kept: Iterable[int] = ()
) -> list[int]:
	"""The tickets that can win the prize now, ascending.

	Left out are: who does not take part; who won already (with `allows_winners`: won this prize); whose win was voided,
	unless the ticket went back; and the holders of numbers that are `kept` for a preset prize.
	"""
	holder = {ticket.number: ticket.holder for ticket in tickets}
	winners = standing(entries)
	if prize.allows_winners:
		winners = [entry for entry in winners if entry.round_no == prize.round_no]
	gone = [entry for entry in entries if entry.kind == VOID and not entry.goes_back]
	out = {holder.get(number) for number in (*(entry.ticket for entry in (*winners, *gone)), *kept)}
	return sorted(ticket.number for ticket in tickets if ticket.takes_part and ticket.holder not in out)


def preset_number(prize: Prize, place: int, entries: Sequence[Entry]) -> int | None:
	"""The preset winner of a place; None where it is drawn again, since the one preset for it was absent."""
	if kind_of_pick(prize, place, entries) == REDRAWN or place > len(prize.numbers):
		return None
	return prize.numbers[place - 1]


def numbers_kept(prizes: Iterable[Prize], entries: Sequence[Entry]) -> set[int]:
	"""The preset numbers whose place is not drawn yet: nobody else may draw them meanwhile."""
	drawn = {(entry.round_no, entry.place) for entry in entries}
	return {
		number
		for prize in prizes
		for place, number in enumerate(prize.numbers, start=1)
		if (prize.round_no, place) not in drawn
	}


def check_draw(
	mode: str, tickets: Sequence[Ticket], prizes: Sequence[Prize], every_ticket_wins: bool = False
) -> list[Violation]:
	"""What stands against starting the draw.

	Returns:
		`draw_no_tickets`, `draw_no_prizes`; of a preset draw those of `check_preset`; of a random one `draw_too_few_tickets`;
		with `every_ticket_wins` the tickets that win nothing.
	"""
	if not tickets:
		return [Violation("draw_no_tickets")]
	if not prizes:
		return [Violation("draw_no_prizes")]
	if mode == PRESET:
		found = check_preset(tickets, prizes)
	else:
		found = _check_places(tickets, prizes)
	return found + (without_prize(mode, tickets, prizes) if every_ticket_wins else [])


def check_preset(tickets: Sequence[Ticket], prizes: Sequence[Prize]) -> list[Violation]:
	"""The mistakes of preset numbers.

	Returns:
		`draw_number_unknown`, `draw_number_takes_no_part`, `draw_number_repeated`, `draw_number_twice`, `draw_person_twice`,
		`draw_numbers_too_many`, `draw_numbers_too_few`.
	"""
	known = {ticket.number: ticket for ticket in tickets}
	found = [violation for prize in prizes for violation in _check_prize(prize, known)]
	return [*found, *_check_twice(prizes), *_check_persons(prizes, known)]


def _check_prize(prize: Prize, known: dict[int, Ticket]) -> list[Violation]:
	found = []
	bounds = {"first": min(known), "last": max(known)}
	for number, times in Counter(prize.numbers).items():
		where = {"prize": prize.level, "ticket": number}
		if number not in known:
			found.append(Violation("draw_number_unknown", {**where, **bounds}))
		elif not known[number].takes_part:
			found.append(Violation("draw_number_takes_no_part", where))
		if times > 1:
			found.append(Violation("draw_number_repeated", where))
	if len(prize.numbers) != prize.places:
		code = "draw_numbers_too_many" if len(prize.numbers) > prize.places else "draw_numbers_too_few"
		params = {"prize": prize.level, "numbers": len(prize.numbers), "places": prize.places}
		found.append(Violation(code, params))
	return found


def _check_twice(prizes: Sequence[Prize]) -> list[Violation]:
	"""A number in two prizes; a later prize that lets winners in may have it again."""
	first: dict[int, Prize] = {}
	found = []
	for prize in prizes:
		for number in dict.fromkeys(prize.numbers):
			other = first.setdefault(number, prize)
			if other is not prize and not (prize.allows_winners or other.allows_winners):
				params = {"ticket": number, "prize": other.level, "other": prize.level}
				found.append(Violation("draw_number_twice", params))
	return found


def _check_persons(prizes: Sequence[Prize], known: dict[int, Ticket]) -> list[Violation]:
	"""A person who wins with two tickets."""
	first: dict[str, int] = {}
	found = []
	for prize in prizes:
		for number in dict.fromkeys(prize.numbers):
			person = known[number].person if number in known else ""
			if not person or prize.allows_winners:
				continue
			other = first.setdefault(person, number)
			if other != number:
				params = {"person": person, "ticket": other, "other": number}
				found.append(Violation("draw_person_twice", params))
	return found


def _check_places(tickets: Sequence[Ticket], prizes: Sequence[Prize]) -> list[Violation]:
	"""More places than people who can win one."""
	people = len({ticket.holder for ticket in tickets if ticket.takes_part})
	places = sum(prize.places for prize in prizes if not prize.allows_winners)
	places = max([places, *(prize.places for prize in prizes if prize.allows_winners)])
	if places <= people:
		return []
	return [Violation("draw_too_few_tickets", {"places": places, "people": people})]


def without_prize(mode: str, tickets: Sequence[Ticket], prizes: Sequence[Prize]) -> list[Violation]:
	"""The tickets that take part and win nothing: `draw_tickets_win_nothing`, or `…_ticket_wins_…` of a single one.

	Before a random draw nobody knows which; only that there are fewer places than tickets: `draw_fewer_places`.
	"""
	in_draw = [ticket.number for ticket in tickets if ticket.takes_part]
	if mode == RANDOM:
		places = sum(prize.places for prize in prizes)
		short = {"places": places, "tickets": len(in_draw)}
		return [Violation("draw_fewer_places", short)] if places < len(in_draw) else []
	winning = {number for prize in prizes for number in prize.numbers}
	losing = sorted(set(in_draw) - winning)
	if not losing:
		return []
	if len(losing) == 1:
		return [Violation("draw_ticket_wins_nothing", {"ticket": losing[0]})]
	return [Violation("draw_tickets_win_nothing", {"tickets": ", ".join(map(str, losing))})]


def notes_on(
	mode: str, tickets: Sequence[Ticket], prizes: Sequence[Prize], every_ticket_wins: bool = False
) -> list[Violation]:
	"""What a committee should know before it starts, and may leave so.

	Returns:
		the tickets without a prize, `draw_prize_without_gift`, `draw_prize_without_owner`, `draw_same_person`.
	"""
	found = [] if every_ticket_wins else without_prize(mode, tickets, prizes)
	for prize in prizes:
		found += [Violation("draw_prize_without_gift", {"prize": prize.level})] if not prize.gift else []
		if not prize.responsible:
			found.append(Violation("draw_prize_without_owner", {"prize": prize.level}))
	numbers: dict[str, list[int]] = {}
	for ticket in tickets:
		if ticket.person and ticket.takes_part:
			numbers.setdefault(ticket.person, []).append(ticket.number)
	for person, held in numbers.items():
		if len(held) > 1:
			params = {"person": person, "tickets": ", ".join(map(str, sorted(held)))}
			found.append(Violation("draw_same_person", params))
	return found
