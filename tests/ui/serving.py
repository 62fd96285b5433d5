"""A site served on a free port, and the distribution's Chromium."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from sales_ops.testing.serving import free_port, running

CHROMIUM = os.environ.get("SALES_OPS_CHROMIUM") or "/usr/bin/chromium"
# Root needs --no-sandbox; the rest keeps it from calling home.
CHROMIUM_ARGS = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
]
BENCH = (sys.executable, "-m", "frappe.utils.bench_helper", "frappe")


@contextmanager
def served(site: str) -> Iterator[str]:
	"""The address of the site, served by a process of its own. The working folder is the bench's `sites`."""
	port = free_port()
	with running([*BENCH, "--site", site, "serve", "--port", str(port), "--noreload"], port):
		yield f"http://127.0.0.1:{port}"


@contextmanager
def realtime(site: str) -> Iterator[int | None]:
	"""The port of a realtime server of the bench; None where there is no Node."""
	node, bench = shutil.which("node"), Path.cwd().parent
	if not node:
		yield None
		return
	port = free_port()
	names = {"FRAPPE_SOCKETIO_PORT": str(port), "FRAPPE_SITE": site, "FRAPPE_BENCH_ROOT": str(bench)}
	with running([node, str(bench / "apps" / "frappe" / "socketio.js")], port, **names):
		yield port


@contextmanager
def chromium() -> Iterator[Browser]:
	with sync_playwright() as playwright:
		browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
		yield browser
		browser.close()
