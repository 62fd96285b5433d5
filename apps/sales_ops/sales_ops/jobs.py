"""How scheduled work treats its rows."""

from collections.abc import Iterator
from contextlib import contextmanager

import frappe


@contextmanager
def one_row(title: str) -> Iterator[None]:
	"""One savepoint for one row: an error undoes the row, goes to the Error Log under `title`, and the next row runs.

	A deadlock has undone the whole transaction already, so it is raised; the job is then run again.
	"""
	save_point = f"row_{frappe.generate_hash(length=10)}"
	frappe.db.savepoint(save_point)
	try:
		yield
	except frappe.QueryDeadlockError:
		raise
	except Exception:
		frappe.db.rollback(save_point=save_point)
		frappe.log_error(title=title)
	else:
		frappe.db.release_savepoint(save_point)
