"""A site served on a free port, and the distribution's Chromium."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

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
PATIENCE = 30.0  # seconds


@contextmanager
def served(site: str) -> Iterator[str]:
	"""The address of the site, served by a process of its own. The working folder is the bench's `sites`."""
	with socket.socket() as free:
		free.bind(("127.0.0.1", 0))
		port = free.getsockname()[1]
	command = [*BENCH, "--site", site, "serve", "--port", str(port), "--noreload"]
	server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
	try:
		_wait_for(port)
		yield f"http://127.0.0.1:{port}"
	finally:
		server.terminate()
		server.wait(timeout=20)


@contextmanager
def chromium() -> Iterator[Browser]:
	with sync_playwright() as playwright:
		browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
		yield browser
		browser.close()


def _wait_for(port: int) -> None:
	until = time.monotonic() + PATIENCE
	while time.monotonic() < until:
		with socket.socket() as probe:
			if probe.connect_ex(("127.0.0.1", port)) == 0:
				return
		time.sleep(0.2)
	raise TimeoutError(f"the site was not served on port {port} within {PATIENCE:.0f} seconds")
