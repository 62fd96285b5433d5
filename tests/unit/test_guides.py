"""How the guides are read for the browser, which then goes where they send their readers."""

import guides
import pytest
from guides import Place, Section

ROLES = sorted(
	path.stem for path in guides.GUIDES.glob("*.md") if "." not in path.stem and path.stem != "README"
)


def test_a_page_is_read_by_section_with_its_bold_words_and_whom_it_means():
	text = "# A day\n**Not read**\n\n## Decide (approver)\nOpen **Sales\nOps**, then **Submit**; **Submit** again.\n## Evening\n"
	assert guides.sections(text) == [
		Section("Decide (approver)", ("approver",), ("Sales Ops", "Submit", "Submit")),
		Section("Evening", (), ()),
	]


@pytest.mark.parametrize(
	("heading", "roles"),
	(
		("Book, and be stopped (finance, buyers)", ("finance", "buyer")),
		("What the director decides", ("director",)),
		("The papers (planner hands in, finance checks)", ("marketing", "finance")),
		("Morning: what waits", ()),
	),
)
def test_a_heading_says_who_else_is_meant(heading, roles):
	assert guides.others(heading) == roles


def test_a_label_leads_to_what_the_desk_opens_under_it():
	places = guides.places()
	assert places["Arrears Lists"] == {Place("DocType", "Arrears List")}
	assert places["Sale Control Board"] == {Place("Page", "sale-control-board")}
	assert places["Customer Arrears"] == {Place("Report", "Customer Arrears")}
	assert Place("Workspace", "Consignment") in places["Consignment"]
	assert "Submit" not in places


def test_a_workspace_has_its_headings_with_their_markup():
	assert any("Your Day" in heading for heading in guides.headings_of("Consignment"))
	assert guides.headings_of("Another") == []


@pytest.mark.parametrize("role", ROLES)
def test_every_guide_sends_its_reader_somewhere_in_both_languages(role):
	english, chinese = guides.guide(role), guides.guide(role, "zh")
	assert [len(section.words) for section in english] == [len(section.words) for section in chinese]
	assert sum(word in guides.places() for section in english for word in section.words) >= 3
