"""Two people at once: steps in processes of their own, let go in one moment."""

import json
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

import frappe


def race(worker: Path, steps: Collection[tuple[str, dict]], polite: Collection[str]) -> list[dict]:
	"""Run each step in a process with a database session of its own, all let go at once. Commits what the test has made.

	Args:
		worker: the script that knows the steps by name (tests/integration/race_worker.py).
		steps: name and arguments of each.
		polite: names of the exceptions that a loser may read.

	Returns:
		how each ended, in their order: {"done": …} or {"error": class name, "message": …}.
	"""
	frappe.db.commit()
	processes = [_start(worker, step, arguments) for step, arguments in steps]
	for process in processes:
		assert process.stdout.readline().strip() == "ready", process.stderr.read()
	for process in processes:
		process.stdin.write("go\n")
		process.stdin.flush()
	answers = [process.communicate(timeout=180) for process in processes]
	frappe.db.rollback()  # a new snapshot
	frappe.clear_cache()
	results = [json.loads(out) if out else {"error": err} for out, err in answers]
	assert {result["error"] for result in results if "error" in result} <= set(polite), results
	return results


def _start(worker: Path, step: str, arguments: dict) -> subprocess.Popen:
	command = [sys.executable, str(worker), frappe.local.site, step, json.dumps(arguments)]
	pipes = {name: subprocess.PIPE for name in ("stdin", "stdout", "stderr")}
	return subprocess.Popen(command, text=True, **pipes)
