"""Tying ledger entries to their settlement, and letting them go.

`settlement` of a Consignment Ledger Entry is written here and nowhere else.
"""

from frappe.model.document import Document

from sales_ops.consignment.settlement import queries, terms
from sales_ops.consignment.settlement.calculation import digest_of
from sales_ops.exceptions import throw


def stamp(doc: Document) -> None:
	"""Stamp the entries of a confirmed settlement and set how far their withdrawals are settled.

	The one UPDATE locks the entries and sees what others have committed meanwhile; what it stamped is then compared with what
	the draft showed.

	Raises:
		SettlementError: entries came, went or changed since the draft was calculated.
	"""
	queries.stamp(terms.scope_of(doc), doc.name)
	_compare(doc, queries.sums_of_settlement(doc.name, doc.supplier))
	queries.refresh_withdrawals(doc.name, doc.supplier)


def unstamp(doc: Document) -> None:
	"""Let the entries of a cancelled settlement go."""
	queries.refresh_withdrawals(doc.name, doc.supplier, without=True)
	queries.unstamp(doc.name, doc.supplier)


def check_unchanged(doc: Document) -> None:
	"""Compare a draft with the ledger, without stamping.

	Raises:
		SettlementError: see `stamp`.
	"""
	_compare(doc, queries.sums_of_period(terms.scope_of(doc)))


def _compare(doc: Document, rows: list[dict]) -> None:
	if digest_of(rows) != doc.digest:
		throw("consignment_settlement_changed", settlement=doc.name)
