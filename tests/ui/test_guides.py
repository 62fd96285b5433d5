"""Each role's guide, followed on the desk in both languages: it sends its reader nowhere where there is nothing.

The pages themselves say where to go. What they print in bold is either a place, which is opened as the reader, or a word on the
places that the page leads to: a button, a field, a choice, a column. So neither page nor desk can change without the other.
"""

import re

import guides
import pytest
from conftest import USERS
from guides import Place
from walking import Walk

import frappe

# What Frappe's own desk says around every form and list.
OF_THE_DESK = {"Create", "New", "Save", "Submit", "Tour of This Form"}
# The user of a page's role, where it is called otherwise here.
CALLED = {"marketing": "marketer"}
ROLES = sorted(
	path.stem for path in guides.GUIDES.glob("*.md") if "." not in path.stem and path.stem != "README"
)


@pytest.fixture
def reader(desk):
	"""`reader("finance", "zh")`: the role's window in that language; afterwards the users get back their own."""
	before = {}

	def log_in(role: str, language: str) -> Walk:
		user = USERS[CALLED.get(role, role)][0]
		before.setdefault(user, frappe.db.get_value("User", user, "language"))
		speak(user, language)
		window = desk(CALLED.get(role, role))
		window.open("sales-ops")
		window.settle()
		return Walk(window)

	yield log_in
	for user, language in before.items():
		speak(user, language)


def speak(user: str, language: str | None) -> None:
	frappe.db.rollback()
	frappe.db.set_value("User", user, "language", language)
	frappe.db.commit()
	frappe.clear_cache(user=user)


@pytest.mark.parametrize("language", ("en", "zh"))
@pytest.mark.parametrize("role", ROLES)
def test_a_guide_can_be_followed(reader, role, language):
	sections = guides.guide(role)
	walks = {name: reader(name, language) for name in who_reads(role, sections)}
	closed, unheard = [], []
	for section, read in zip(sections, guides.guide(role, language), strict=True):
		meant = [walks[name] for name in (role, *section.also)]
		shut = {word: go(word, meant) for word in section.words}
		closed += [
			(section.heading, word, places)
			for word, places in shut.items()
			if places and word in guides.places()
		]
		unheard += [(section, word, read.words) for word in section.words if shut[word] or not targets(word)]
	heard = Heard(walks[role], set().union(*(walk.words for walk in walks.values())))
	dead_ends = [f"{word} under {heading!r}: closed are {places}" for heading, word, places in closed]
	dead_ends += [
		f"{word} under {section.heading!r} is nowhere on the places that the page leads to"
		for section, word, printed in unheard
		if word not in OF_THE_DESK and not heard.is_there(word, printed)
	]
	dead_ends += [str(complaint) for walk in walks.values() for complaint in walk.complaints]
	assert dead_ends == []


def who_reads(role: str, sections: list) -> list[str]:
	return list(dict.fromkeys([role, *(name for section in sections for name in section.also)]))


def targets(word: str) -> set[Place]:
	if found := guides.places().get(word):
		return set(found)
	return {Place("DocType", word)} if frappe.db.exists("DocType", word) else set()


def go(word: str, walks: list[Walk]) -> list[str]:
	"""Open what the word leads to, as each of those who are meant and may. Returns what is closed to all of them."""
	closed = []
	for place in targets(word):
		allowed = [walk for walk in walks if walk.may(place)]
		for walk in allowed:
			walk.go(place)
		if not allowed:
			closed.append(f"{place.kind} {place.name}")
	return closed


class Heard:
	"""What all the places said: (English, as read); English is None where only the reader's words are known."""

	def __init__(self, walk: Walk, words: set[tuple[str | None, str]]):
		self.walk, self.words = walk, words

	def is_there(self, word: str, printed: tuple[str, ...]) -> bool:
		"""Whether a place said the word, and the page prints it as it is read there; … stands for a value."""
		return any(
			(
				bare(shown) in printed
				and (bare(english, "") == word if english else shown == self.walk.said(word))
			)
			or (bare(shown, "") in printed and english and bare(english, "") == word)
			for english, shown in self.words
		)


def bare(text: str, gap: str = "……") -> str:
	return re.sub(r"\s*\{\d\}\s*", gap, text)
