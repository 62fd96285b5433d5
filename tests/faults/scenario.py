"""What a kind of work is made of."""

import frappe


class Scenario:
	"""One kind of work; `days` is how far the clock is ahead of the real one while it is done."""

	name = ""
	days = 0
	without_redis = False  # done by a person, who does not wait for the queue

	def prepare(self) -> dict:
		raise NotImplementedError

	def act(self, made: dict) -> None:
		raise NotImplementedError

	def proof(self, made: dict) -> list[str]:
		return []


def scheduled_jobs(*modules: str) -> list[str]:
	"""The functions of the app's scheduler events, of all frequencies, in the order of the hooks; of some modules only."""
	events = frappe.get_hooks("scheduler_events", app_name="sales_ops")
	jobs = [job for when, found in events.items() if when != "cron" for job in found]
	jobs += [job for found in events.get("cron", {}).values() for job in found]
	return [job for job in jobs if not modules or job.split(".")[1] in modules]


def run(jobs: list[str]) -> None:
	"""Each in a transaction of its own."""
	for job in jobs:
		frappe.get_attr(job)()
		frappe.db.commit()


def submit_once(doctype: str, name: str) -> None:
	"""As a person who looks whether it was done, and does it if not."""
	doc = frappe.get_doc(doctype, name)
	if doc.docstatus == 0:
		doc.submit()
		frappe.db.commit()
