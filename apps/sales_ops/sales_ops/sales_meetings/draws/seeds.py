"""The secret of a draw: made when it starts, told when it ends.

It lies encrypted among the site's passwords, under a name that is no DocType: no field shows it, no REST call and no report
reaches it, no version or backup of the document holds it. `frappe.client.get_password` needs a document, which there is not.
"""

import secrets

from frappe.utils.password import get_decrypted_password, remove_encrypted_password, set_encrypted_password

PLACE, FIELD = "Prize Draw Seed", "seed"
BYTES = 32


def make(prize_draw: str) -> str:
	"""A new secret seed for a draw; whoever calls this publishes its hash."""
	seed = secrets.token_hex(BYTES)
	set_encrypted_password(PLACE, prize_draw, seed, FIELD)
	return seed


def read(prize_draw: str) -> str:
	"""The seed of a draw that was started."""
	return get_decrypted_password(PLACE, prize_draw, FIELD)


def forget(prize_draw: str) -> None:
	"""For a draw that is deleted."""
	remove_encrypted_password(PLACE, prize_draw, FIELD)
