"""A site served on a free port, and the distribution's Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
	port = _free_port()
	with _running([*BENCH, "--site", site, "serve", "--port", str(port), "--noreload"], port):
		yield f"http://127.0.0.1:{port}"


@contextmanager
def realtime(site: str) -> Iterator[int | None]:
	"""The port of a realtime server of the bench; None where there is no Node."""
	node, bench = shutil.which("node"), Path.cwd().parent
	if not node:
		yield None
		return
	port = _free_port()
	names = {"FRAPPE_SOCKETIO_PORT": str(port), "FRAPPE_SITE": site, "FRAPPE_BENCH_ROOT": str(bench)}
	with _running([node, str(bench / "apps" / "frappe" / "socketio.js")], port, **names):
		yield port


def _free_port() -> int:
	with socket.socket() as free:
		free.bind(("127.0.0.1", 0))
		return free.getsockname()[1]


@contextmanager
def _running(command: list[str], port: int, **environment: str) -> Iterator[None]:
	quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
	server = subprocess.Popen(command, env=os.environ | environment, **quiet)
	try:
		_wait_for(port)
		yield
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
