"""Why a unit is not for sale, in the user's language and as far as the user may know."""

from collections import defaultdict

from frappe import _
from frappe.utils import getdate

from sales_ops.exceptions import show
from sales_ops.messages import describe
from sales_ops.policies.availability import Block, reasons
from sales_ops.property_sales import queries
from sales_ops.property_sales.permissions import sees_all_deals


def why_not_for_sale(
	released: bool, use: str, blocks: list[Block], sees_all: bool | None = None
) -> list[str]:
	"""One sentence for each thing that keeps a unit from sale, as HTML text; empty for a unit that can be held.

	Args:
		sees_all: whether the reader sees the reason of an internal hold; the session's user where left out.
	"""
	sees_all = sees_all_deals() if sees_all is None else sees_all
	return [describe(why, translate=_, show=show) for why in reasons(released, use, blocks, sees_all)]


def open_blocks(property_project: str | None = None, property_unit: str | None = None) -> dict[str, list]:
	"""The open blocks of a project or unit: `{unit: [Block]}`, the oldest first."""
	return as_blocks(queries.open_blocks(property_project, property_unit))


def as_blocks(rows: list[dict]) -> dict[str, list[Block]]:
	"""Rows of blocks by unit, as the policies take them."""
	found = defaultdict(list)
	for row in rows:
		until = getdate(row.until) if row.until else None
		found[row.property_unit].append(Block(row.kind, getdate(row.blocked_on), until, row.reason))
	return found
