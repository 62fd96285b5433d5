"""Which papers of a deal are missing, and when one can have been received."""

from datetime import date

import pytest

from sales_ops.policies.documents import Paper, check_received, missing

TODAY = date(2026, 3, 10)
REQUIRED = ("ID Card", "Proof of Funds")


@pytest.mark.parametrize(
	("papers", "expected"),
	[
		([], ["ID Card", "Proof of Funds"]),
		([Paper("ID Card", TODAY)], ["Proof of Funds"]),
		([Paper("ID Card")], ["ID Card", "Proof of Funds"]),
		([Paper("ID Card"), Paper("ID Card", TODAY), Paper("Proof of Funds", TODAY)], []),
		([Paper("Household Register", TODAY)], ["ID Card", "Proof of Funds"]),
	],
)
def test_a_paper_is_missing_until_one_of_its_kind_was_received(papers, expected):
	assert missing(REQUIRED, papers) == expected


@pytest.mark.parametrize(("day", "refused"), [(9, False), (10, False), (11, True)])
def test_a_paper_is_not_received_in_the_future(day, refused):
	found = check_received([Paper("ID Card", date(2026, 3, day))], TODAY)
	assert bool(found) is refused
