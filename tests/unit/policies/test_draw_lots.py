"""Lots that everybody can check: committed by hash, unbiased, the same on every machine."""

import hashlib
import hmac
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import draw_lots

seeds = st.text("0123456789abcdef", min_size=64, max_size=64)


def test_the_published_hash_is_that_of_the_seeds_text():
	assert draw_lots.seed_hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_pick_is_the_hmac_of_round_and_number_modulo_the_tickets_left():
	value = int.from_bytes(hmac.new(b"seed", b"3:7", hashlib.sha256).digest(), "big")
	assert draw_lots.pick_text(3, 7) == "3:7"
	assert draw_lots.pick_index("seed", "3:7", 35) == value % 35


@given(seeds, st.integers(1, 50), st.integers(1, 50), st.sets(st.integers(1, 500), min_size=1))
def test_a_pick_is_one_of_the_tickets_and_always_the_same(seed, round_no, number, tickets):
	text = draw_lots.pick_text(round_no, number)
	picked = draw_lots.pick_ticket(seed, text, list(tickets))
	assert picked in tickets
	assert picked == draw_lots.pick_ticket(seed, text, sorted(tickets, reverse=True))


@given(seeds)
def test_a_value_that_would_favour_the_first_tickets_is_thrown_away(seed):
	"""With 2^255 + 1 tickets nearly half of all values are; the next text is tried until one is not."""
	size = 2**255 + 1
	values, attempt, text = [], 0, "1:1"
	while not values or values[-1] >= size:
		digest = hmac.new(seed.encode(), text.encode(), hashlib.sha256).digest()
		values.append(int.from_bytes(digest, "big"))
		attempt += 1
		text = f"1:1:{attempt}"
	assert draw_lots.pick_index(seed, "1:1", size) == values[-1]


def test_each_ticket_is_as_likely_as_the_others():
	picked = Counter(draw_lots.pick_index("an even seed", f"1:{number}", 7) for number in range(7000))
	assert set(picked) == set(range(7))
	# chi-square with 6 degrees of freedom: above 22.46 once in a thousand seeds; the seed is fixed
	assert sum((count - 1000) ** 2 / 1000 for count in picked.values()) < 22.46


def test_the_digest_tells_which_tickets_were_left():
	assert draw_lots.digest_of([3, 1, 2]) == hashlib.sha256(b"1,2,3").hexdigest()
