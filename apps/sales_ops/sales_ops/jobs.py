"""How scheduled work treats its rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import frappe


@dataclass
class Outcome:
	"""How a row went; `error` is the title of its Error Log, None when it went well."""

	error: str | None = None


@contextmanager
def one_row(title: str) -> Iterator[Outcome]:
	"""One savepoint for one row: an error undoes the row, goes to the Error Log under `title`, and the next row runs.

	Yields the row's outcome, which is known when the block has ended.

	A deadlock has undone the whole transaction already, so it is raised; the job is then run again.
	"""
	save_point = f"row_{frappe.generate_hash(length=10)}"
	frappe.db.savepoint(save_point)
	outcome = Outcome()
	try:
		yield outcome
	except frappe.QueryDeadlockError:
		raise
	except Exception:
		frappe.db.rollback(save_point=save_point)
		frappe.log_error(title=title)
		outcome.error = title
	else:
		frappe.db.release_savepoint(save_point)
