"""What the scheduler could not queue while Redis was gone is done when Redis is back, by a real worker, and once.

Nothing else of the app waits in the queue: a document's own step queues nothing (tests/unit/test_static.py).
"""

import frappe

AGES_AGO = "2020-01-01 00:00:00"
OURS = {"method": ("like", "sales_ops.%"), "stopped": 0}


def all_due() -> None:
	"""Every job of the app has not run for long."""
	frappe.db.set_value("Scheduled Job Type", OURS, "last_execution", AGES_AGO)
	frappe.db.delete("Scheduled Job Log")
	frappe.db.commit()


def tick() -> int:
	"""What the scheduler does every few minutes: how many of the app's jobs it queued."""
	queued = 0
	for name in frappe.get_all("Scheduled Job Type", OURS, pluck="name"):
		queued += bool(frappe.get_doc("Scheduled Job Type", name).enqueue())
	frappe.db.commit()
	return queued


def tick_without_redis() -> str:
	"""The scheduler's turn fails; the name of the error, empty where there was none."""
	try:
		tick()
	except Exception as error:  # of redis or of the network, as it comes
		return type(error).__name__
	return ""


def ended() -> dict[str, list[str]]:
	"""How each job of the app ended, as often as it ran."""
	logs = frappe.get_all("Scheduled Job Log", ["scheduled_job_type", "status"])
	names = frappe.get_all("Scheduled Job Type", OURS, pluck="name")
	return {name: [log.status for log in logs if log.scheduled_job_type == name] for name in names}


def wrong_after(bench, site) -> list[str]:
	"""Try it on the private site: Redis is killed at the scheduler's turn and started before the next.

	Args:
		site: has `step`, which calls a function in a process of its own.
	"""
	_value(site.step(all_due))
	bench.redis.kill()
	refused = _value(site.step(tick_without_redis))
	bench.redis.start()
	queued = _value(site.step(tick))
	again = _value(site.step(tick))
	bench.frappe("worker", "--queue", "default,short,long", "--burst", "--quiet")
	jobs = _value(site.step(ended))
	wrong = [f"{name} ended {runs}" for name, runs in jobs.items() if runs != ["Complete"]]
	wrong += [] if refused else ["the scheduler did not miss Redis"]
	wrong += [] if queued == len(jobs) else [f"{queued} of {len(jobs)} jobs were queued"]
	return wrong + ([f"{again} jobs were queued twice"] if again else [])


def _value(answer: dict | None):
	if not answer or "error" in answer:
		raise RuntimeError(f"a step around the queue failed: {(answer or {}).get('error')}")
	return answer["value"]
