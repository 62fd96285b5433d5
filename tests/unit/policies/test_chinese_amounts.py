"""Amounts in capital words: the central bank's own examples, and that words and figures always say the same."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.chinese_amounts import DIGITS, amount_in_chinese_words

AMOUNTS = st.decimals(
	min_value=0, max_value=Decimal("9999999999999999.99"), places=2, allow_nan=False, allow_infinity=False
)


@pytest.mark.parametrize(
	("amount", "words"),
	[
		# The examples of the central bank's rules.
		("1409.50", "壹仟肆佰零玖元伍角整"),
		("6007.14", "陆仟零柒元壹角肆分"),
		("1680.32", "壹仟陆佰捌拾元叁角贰分"),
		("107000.53", "壹拾万柒仟元伍角叁分"),
		("16409.02", "壹万陆仟肆佰零玖元零贰分"),
		("325.04", "叁佰贰拾伍元零肆分"),
		# A home's price, and the edges.
		("1000000", "壹佰万元整"),
		("12000", "壹万贰仟元整"),
		("10500000", "壹仟零伍拾万元整"),
		("100000001", "壹亿零壹元整"),
		("1000000000000", "壹万亿元整"),
		("1000100000000", "壹万零壹亿元整"),
		("0", "零元整"),
		("0.05", "伍分"),
		("0.50", "伍角整"),
		("0.004", "零元整"),
		("0.005", "壹分"),
		("-250.00", "负贰佰伍拾元整"),
	],
)
def test_known_amounts(amount, words):
	assert amount_in_chinese_words(Decimal(amount)) == words


@given(AMOUNTS)
def test_the_words_read_back_are_the_amount(amount):
	assert read(amount_in_chinese_words(amount)) == amount


@given(AMOUNTS)
def test_zeros_are_read_once_and_never_at_the_end_of_a_group(amount):
	words = amount_in_chinese_words(amount)
	assert "零零" not in words
	assert words == "零元整" or not re.search("零[万亿元角整]", words)


@given(AMOUNTS.filter(bool))
def test_only_an_amount_without_fen_is_closed(amount):
	assert amount_in_chinese_words(amount).endswith("整") == (amount * 10 == int(amount * 10))


def test_what_nobody_has_words_for_is_refused():
	with pytest.raises(ValueError, match="too large"):
		amount_in_chinese_words(Decimal(10) ** 16)


def read(words: str) -> Decimal:
	"""The figures of an amount in words, by another way than it was written."""
	yuan, _, rest = words.rpartition("元")
	cents = sum(
		DIGITS.index(digit) * {"角": 10, "分": 1}[unit] for digit, unit in re.findall("(.)([角分])", rest)
	)
	return Decimal(integer(yuan) * 100 + cents) / 100


def integer(words: str) -> int:
	for unit, value in (("亿", 10**8), ("万", 10**4), ("仟", 1000), ("佰", 100), ("拾", 10)):
		if unit in words:
			above, below = words.rsplit(unit, 1) if unit in "亿万" else words.split(unit, 1)
			return integer(above) * value + integer(below)
	return DIGITS.index(words.strip("零") or "零")
