"""The site served as in production, by gunicorn in a process of its own, and people who log in to it over HTTP."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

import frappe

PASSWORD = "sales-ops-http-test"
PATIENCE = 300.0  # seconds; a busy machine is slow to start
TIMEOUT = 120.0  # seconds of one request


@contextmanager
def served(site: str, workers: int = 1, threads: int = 4, **environment: str) -> Iterator[str]:
	"""The address of the site on a free port; the bench's `sites` is the working folder."""
	port = free_port()
	command = [str(Path(sys.executable).parent / "gunicorn"), "--bind", f"127.0.0.1:{port}"]
	if not Path(command[0]).exists():
		command[:1] = [sys.executable, "-m", "gunicorn"]
	command += ["--workers", str(workers), "--threads", str(threads), "--timeout", "120", "--preload"]
	command += ["frappe.app:application"]
	with running(command, port, SITES_PATH=os.getcwd(), FRAPPE_SITE=site, **environment):
		yield f"http://127.0.0.1:{port}"


@contextmanager
def running(command: list[str], port: int, **environment: str) -> Iterator[None]:
	"""A server in a process of its own; its block begins when the port answers."""
	quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
	server = subprocess.Popen(command, env=os.environ | environment, **quiet)
	try:
		wait_for(port)
		yield
	finally:
		server.terminate()
		server.wait(timeout=30)


def free_port() -> int:
	with socket.socket() as free:
		free.bind(("127.0.0.1", 0))
		return free.getsockname()[1]


def wait_for(port: int) -> None:
	"""Until somebody listens on the port.

	Raises:
		TimeoutError: nobody does within `PATIENCE` seconds.
	"""
	until = time.monotonic() + PATIENCE
	while time.monotonic() < until:
		with socket.socket() as probe:
			if probe.connect_ex(("127.0.0.1", port)) == 0:
				return
		time.sleep(0.2)
	raise TimeoutError(f"nobody listens on port {port} after {PATIENCE:.0f} seconds")


class Caller:
	"""One person's session with a served site; nobody has logged in yet."""

	def __init__(self, address: str, site: str):
		self.address, self.session = address, requests.Session()
		self.session.headers.update({"X-Frappe-Site-Name": site, "Accept": "application/json"})

	def log_in(self, user: str, password: str = PASSWORD) -> "Caller":
		answer = self.send("POST", "method/login", {"usr": user, "pwd": password})
		answer.raise_for_status()
		return self

	def send(self, verb: str, path: str, values: dict | None = None) -> requests.Response:
		"""One request to `/api/PATH`: values as parameters of a GET, else as the JSON body."""
		url = f"{self.address}/api/{path}"
		if verb == "GET":
			return self.session.get(url, params=values, timeout=TIMEOUT)
		# NaN and Infinity, which Python writes and no standard allows, are sent as they are: a client may do so.
		body = frappe.as_json(values or {}, indent=None).encode("utf-8", "surrogatepass")
		headers = {"Content-Type": "application/json"}
		return self.session.request(verb, url, data=body, headers=headers, timeout=TIMEOUT)

	def call(self, function: str, arguments: dict | None = None, verb: str = "POST") -> requests.Response:
		"""Call a whitelisted function by its full name."""
		return self.send(verb, f"method/{function}", arguments)

	def call_on(self, doctype: str, name: str, method: str, arguments: dict | None = None):
		"""Call a whitelisted method of a stored document, as the desk does."""
		values = {"dt": doctype, "dn": name, "method": method, "args": arguments or {}}
		return self.send("POST", "method/run_doc_method", values)
