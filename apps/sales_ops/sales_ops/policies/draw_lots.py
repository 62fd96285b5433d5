"""Drawing lots so that everybody can check it afterwards (consignment-budget-meeting.md §8, Lottery).

The seed is a secret text. Its SHA-256 is published before the first draw, the seed itself after the last one. Pick `k` of
round `r` is HMAC-SHA256 with the seed as key over the text "r:k", read as one number. A number that would favour the first
tickets is thrown away, and the text "r:k:1", "r:k:2" … is tried instead. `docs/replay_draw.py` does the same on its own.
"""

import hashlib
import hmac
from collections.abc import Sequence

RANGE = 2**256  # as many values has a SHA-256


def seed_hash(seed: str) -> str:
	"""SHA-256 of the seed's text, in hexadecimal."""
	return hashlib.sha256(seed.encode()).hexdigest()


def pick_text(round_no: int, pick_no: int) -> str:
	"""What is hashed for a pick; `pick_no` counts all picks of the round from 1, the voided ones too."""
	return f"{round_no}:{pick_no}"


def digest_of(numbers: Sequence[int]) -> str:
	"""SHA-256 of the tickets that can win, ascending and joined by commas: what a pick was made from."""
	return hashlib.sha256(",".join(map(str, sorted(numbers))).encode()).hexdigest()


def pick_index(seed: str, text: str, size: int) -> int:
	"""A number from 0 to `size` - 1, each as likely as the others.

	Args:
		size: how many there are to pick from, at least 1.
	"""
	limit = RANGE - RANGE % size
	attempt, message = 0, text
	while (value := _value(seed, message)) >= limit:
		attempt += 1
		message = f"{text}:{attempt}"
	return value % size


def _value(seed: str, message: str) -> int:
	return int.from_bytes(hmac.digest(seed.encode(), message.encode(), "sha256"), "big")


def pick_ticket(seed: str, text: str, numbers: Sequence[int]) -> int:
	"""The ticket that wins, of those that can."""
	return sorted(numbers)[pick_index(seed, text, len(numbers))]
