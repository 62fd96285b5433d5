"""Batches and serial numbers of a row: into which pieces a quantity falls, one a batch."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import frappe
from frappe.utils import cint, flt

from erpnext.stock.doctype.serial_and_batch_bundle.serial_and_batch_bundle import get_auto_data
from erpnext.stock.doctype.serial_no.serial_no import get_serial_nos

from sales_ops.consignment.stock import queries
from sales_ops.exceptions import throw

QTY_PRECISION = 9


@dataclass(frozen=True)
class Piece:
	"""A quantity in the stock unit of measure, of one batch where the item has batches."""

	qty: float
	batch_no: str = ""
	serial_nos: tuple[str, ...] = ()

	@property
	def serial_no(self) -> str:
		return "\n".join(self.serial_nos)


@dataclass
class Picker:
	"""Falls rows of one document into pieces; what one row took, the next does not get.

	`bundles` are the entries of the rows' Serial and Batch Bundles by bundle.
	"""

	bundles: dict[str, list[dict]] = field(default_factory=dict)
	taken_serial_nos: set[str] = field(default_factory=set)
	taken: dict[tuple[str, str], float] = field(default_factory=dict)

	@classmethod
	def of(cls, rows: Iterable) -> "Picker":
		"""For rows with the fields that ERPNext gives batch and serial numbers by."""
		rows = list(rows)
		picker = cls(queries.bundle_entries({row.get(BUNDLE) for row in rows if row.get(BUNDLE)}))
		for row in rows:
			picker.taken_serial_nos.update(get_serial_nos(row.get("serial_no") or ""))
		return picker

	def pieces(self, row, item_code: str, qty: float, warehouse: str) -> list[Piece]:
		"""The pieces of a row's quantity (stock unit of measure) out of a warehouse.

		Raises:
			ConsignmentStockError: the batch or serial numbers of the row do not make up its quantity, or too few are there.
		"""
		has_batch, has_serial = frappe.get_cached_value("Item", item_code, ["has_batch_no", "has_serial_no"])
		if not (has_batch or has_serial):
			return [Piece(qty)]
		entries = self._named(row, item_code, qty, has_batch, has_serial)
		if not entries:
			entries = self._picked(item_code, qty, warehouse, has_batch, has_serial)
		pieces = _by_batch(entries)
		if abs(sum(piece.qty for piece in pieces) - qty) > 10**-6:
			throw("consignment_stock_batches_differ", row=row.idx, item=item_code, qty=qty)
		return pieces

	def _named(self, row, item_code, qty, has_batch, has_serial) -> list[dict]:
		if entries := self.bundles.get(row.get(BUNDLE)):
			return entries
		if serial_nos := has_serial and get_serial_nos(row.get("serial_no") or ""):
			batches = _batches_of(serial_nos) if has_batch else {}
			return [{"serial_no": no, "batch_no": batches.get(no), "qty": 1.0} for no in serial_nos]
		if row.get("batch_no") and has_batch and not has_serial:
			return [{"batch_no": row.batch_no, "qty": qty}]
		return []

	def _picked(self, item_code, qty, warehouse, has_batch, has_serial) -> list[dict]:
		"""As ERPNext would pick for an issue (Stock Settings: FIFO, LIFO or by expiry)."""
		ask = {
			"item_code": item_code,
			"warehouse": warehouse,
			"has_serial_no": has_serial,
			"has_batch_no": has_batch,
			"based_on": frappe.db.get_single_value("Stock Settings", "pick_serial_and_batch_based_on"),
		}
		if has_serial:
			found = get_auto_data(**ask, qty=cint(qty), ignore_serial_nos=sorted(self.taken_serial_nos))
			self.taken_serial_nos.update(row.serial_no for row in found)
			return [
				{"serial_no": row.serial_no, "batch_no": row.get("batch_no"), "qty": 1.0} for row in found
			]
		return self._picked_batches(item_code, qty, warehouse, ask)

	def _picked_batches(self, item_code, qty, warehouse, ask) -> list[dict]:
		before = sum(self.taken.get(key, 0) for key in self.taken if key[0] == f"{warehouse}\x1f{item_code}")
		entries, needed = [], qty
		for found in get_auto_data(**ask, qty=qty + before):
			key = (f"{warehouse}\x1f{item_code}", found.batch_no)
			part = min(needed, flt(found.qty - self.taken.get(key, 0), QTY_PRECISION))
			if part > 0:
				entries.append({"batch_no": found.batch_no, "qty": part})
				self.taken[key] = self.taken.get(key, 0) + part
				needed = flt(needed - part, QTY_PRECISION)
		return entries


BUNDLE = "serial_and_batch_bundle"


def _by_batch(entries: Iterable[dict]) -> list[Piece]:
	batches: dict[str, list[dict]] = {}
	for entry in entries:
		batches.setdefault(entry.get("batch_no") or "", []).append(entry)
	return [
		Piece(
			flt(sum(entry["qty"] for entry in rows), QTY_PRECISION),
			batch_no,
			tuple(entry["serial_no"] for entry in rows if entry.get("serial_no")),
		)
		for batch_no, rows in batches.items()
	]


def _batches_of(serial_nos: list[str]) -> dict[str, str]:
	rows = frappe.get_all("Serial No", {"name": ("in", serial_nos)}, ["name", "batch_no"])
	return {row.name: row.batch_no for row in rows}
