"""The nightly check's rule."""

import pytest

from sales_ops.policies.sale_control import UnitFacts, differences

AGREES = [
	UnitFacts(False, "Not Released"),
	UnitFacts(True, "Available"),
	UnitFacts(True, "Held", "c1", "c1", "Hold", "Held"),
	UnitFacts(False, "Signed", "c1", "c1", "Contract", "Signed"),
]


@pytest.mark.parametrize("facts", AGREES)
def test_a_unit_that_follows_its_claim_has_no_difference(facts):
	assert differences(facts) == []


@pytest.mark.parametrize(
	("facts", "rules"),
	[
		(UnitFacts(True, "Held"), ["Status of the Unit"]),
		(UnitFacts(True, "Available", "c1"), ["Claim of the Unit"]),
		(UnitFacts(True, "Held", None, "c1", "Hold", "Held"), ["Claim of the Unit"]),
		(UnitFacts(True, "Held", "c1", "c1", "Hold", "Expired"), ["Status of the Deal"]),
		(
			UnitFacts(True, "Available", "c2", "c1", "Contract", "Held"),
			["Status of the Unit", "Claim of the Unit", "Status of the Deal"],
		),
	],
)
def test_each_disagreement_is_named(facts, rules):
	assert [difference.rule for difference in differences(facts)] == rules
