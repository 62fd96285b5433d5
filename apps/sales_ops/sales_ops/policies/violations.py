"""How a policy says no."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Violation:
	"""A broken rule: `code` names it, `params` are the values for its sentence in `sales_ops.messages`.

	Dates, Decimals and texts stay as they are in `params`; whoever shows the sentence formats them.
	"""

	code: str
	params: dict[str, Any] = field(default_factory=dict)
