"""Every example of docs/rest.md, run with its own words against a served site; what it answers is what stands there."""

import json
import os
import re
import shlex
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests

import frappe

from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.cleanup import remove_units

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROJECT, BUYER, USER = "Riverside Garden", "Lin Xia", "rest-docs@example.com"
PATIENCE = 30  # seconds

# What differs from day to day: names from a series, days and moments.
VOLATILE = (
	(re.compile(r"SUB-\d{4}-\d{5}"), "SUB"),
	(re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d"), "moment"),
	(re.compile(r"\d{4}-\d\d-\d\d"), "day"),
)


def blocks(page: str) -> list[tuple[str, str, str]]:
	"""(language, what stands after it, text) of each fenced block."""
	return BLOCK.findall((DOCS / page).read_text(encoding="utf-8"))


def examples() -> list[tuple[str, int, dict]]:
	"""(curl command, HTTP status, answer), in the order of the page."""
	found, command = [], None
	for language, status, text in blocks("rest.md"):
		if language == "sh":
			command = text
		elif status.isdigit():
			found.append((command, int(status), json.loads(text)))
	return found


def send(command: str, site: str, key: str, secret: str) -> requests.Response:
	"""Do what the curl command says; of curl's options those that the page uses."""
	for name, value in (("$SITE", site), ("$KEY", key), ("$SECRET", secret)):
		command = command.replace(name, value)
	words = iter(shlex.split(command.replace("\\\n", " "))[1:])
	method, url, headers, data = "GET", None, {}, []
	for word in words:
		if word == "-X":
			method = next(words)
		elif word == "-H":
			name, value = next(words).split(": ", 1)
			headers[name] = value
		elif word in ("-d", "--data-urlencode"):
			data.append(next(words))
		elif word != "-G":
			url = word
	if method == "GET":
		return requests.get(
			url, params=dict(part.split("=", 1) for part in data), headers=headers, timeout=60
		)
	return requests.request(method, url, data="".join(data).encode(), headers=headers, timeout=60)


def known(value):
	"""The value with what differs from day to day replaced by what it is."""
	if isinstance(value, dict):
		return {key: known(item) for key, item in value.items()}
	if isinstance(value, list):
		return [known(item) for item in value]
	if isinstance(value, str):
		for pattern, name in VOLATILE:
			value = pattern.sub(name, value)
	return value


def deals_named(documented, answered) -> dict[str, str]:
	"""Which real deal stands for a documented one."""
	names = [re.findall(r"SUB-\d{4}-\d{5}", json.dumps(value)) for value in (documented, answered)]
	return dict(zip(*names, strict=True))


@pytest.fixture
def site(committing):
	"""The site served by a process of its own, on a free port."""
	with socket.socket() as free:
		free.bind(("127.0.0.1", 0))
		port = free.getsockname()[1]
	command = [sys.executable, "-m", "frappe.utils.bench_helper", "frappe", "--site", frappe.local.site]
	command += ["serve", "--port", str(port), "--noreload"]
	server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=os.getcwd())
	until = time.monotonic() + PATIENCE
	while time.monotonic() < until:
		with socket.socket() as probe:
			if probe.connect_ex(("127.0.0.1", port)) == 0:
				break
		time.sleep(0.2)
	yield f"http://127.0.0.1:{port}"
	server.terminate()
	server.wait(timeout=20)


@pytest.fixture
def office(site):
	"""The project, units, customer and deal that the page speaks of, and the consultant whose key it uses."""
	remove_units(property_project=PROJECT)
	frappe.db.delete("Sales Ops API Request", {"user": USER})
	make.make_user(USER, *PROFILES["Property Consultant"], sales_person="接口顾问")
	user = frappe.get_doc("User", USER)
	user.api_key, user.api_secret = frappe.generate_hash(length=15), frappe.generate_hash(length=15)
	secret = user.api_secret
	user.save(ignore_permissions=True)
	building = make.make_building(make.make_project(PROJECT, "RG"))
	areas = {"built_area": 120, "inner_area": 96.5}
	for unit_no, floor, stack, amount in (
		("301", 3, 1, 1_280_000),
		("302", 3, 2, 1_280_000),
		("201", 2, 1, 1_250_000),
		("202", 2, 2, 1_250_000),
	):
		make.make_unit(unit_no, building, amount, floor=floor, stack=stack, **areas)
	make.make_unit("101", building, released=0, **areas)
	make.make_block(frappe.get_doc("Property Unit", "RG-1-302"), "Internal Hold")
	make.make_block(frappe.get_doc("Property Unit", "RG-1-201"), "Mortgage")
	unit = frappe.get_doc("Property Unit", "RG-1-202")
	make.make_deal(unit, make.make_customer(BUYER), consultant="接口顾问")
	frappe.db.commit()
	yield site, user.api_key, secret
	frappe.db.rollback()
	frappe.db.delete("Sales Ops API Request", {"user": USER})
	remove_units(property_project=PROJECT)


def test_every_example_of_the_page_answers_what_the_page_says(office):
	real = {}
	for command, status, documented in examples():
		for name, stands_for in real.items():
			command = command.replace(name, stands_for)
		response = send(command, *office)
		assert response.status_code == status, (command, response.text)
		answer = response.json()
		if status != 200:
			answer = {key: answer.get(key) for key in documented}
		assert known(answer) == known(documented), command
		real |= deals_named(documented, answer)


def test_the_same_key_again_gets_the_same_answer_and_holds_once(office):
	command, _status, _answer = next(row for row in examples() if "Idempotency-Key" in row[0])
	first, second = send(command, *office).json(), send(command, *office).json()
	assert first == second
	frappe.db.rollback()
	assert frappe.db.count("Property Subscription", {"property_unit": "RG-1-301"}) == 1


def test_the_page_names_every_call():
	from sales_ops.api import v1

	calls = {name for name in vars(v1) if is_call(v1, name)}
	titles = set(re.findall(r"^## ([a-z_]+)$", (DOCS / "rest.md").read_text(encoding="utf-8"), re.MULTILINE))
	assert calls == titles


def is_call(module, name: str) -> bool:
	function = vars(module)[name]
	return callable(function) and function in frappe.whitelisted and function.__module__ == module.__name__


def test_the_chinese_page_has_the_same_examples():
	assert blocks("rest.zh.md") == blocks("rest.md")
