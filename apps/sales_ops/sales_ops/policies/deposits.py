"""Where the deposit of a deal stands (feature 46)."""

from decimal import Decimal

NOT_DUE, PARTLY, RECEIVED, REFUNDED, FORFEITED = "Not Due", "Partly", "Received", "Refunded", "Forfeited"
STATES = (NOT_DUE, PARTLY, RECEIVED, REFUNDED, FORFEITED)
ENDED: dict[str, str] = {"Forfeited": FORFEITED, "Returned": REFUNDED}


def deposit_state(status: str, received: Decimal, required: Decimal) -> str:
	"""The state of a deposit.

	Args:
		status: of the deal; one that a change has ended says what became of the money.
		received: what the deal has received, in its currency.
		required: the full deposit, the temporary one included; 0 where none was agreed.
	"""
	if status in ENDED and received > 0:
		return ENDED[status]
	if received <= 0:
		return NOT_DUE
	return RECEIVED if received >= required else PARTLY
