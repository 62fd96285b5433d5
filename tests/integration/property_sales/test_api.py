"""The REST API, version 1 (§10.5): what leaves the house, who may call, and one answer for one Idempotency-Key.

docs/rest.md has an example of each call, run by test_rest_docs.py; here stand the rules behind them.
"""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from werkzeug.test import Client

import frappe
from frappe.utils import get_datetime, now_datetime

from sales_ops.api import v1
from sales_ops.exceptions.property_sales import ClaimError, UnitTakenError
from sales_ops.exceptions.rest import ApiError, IdempotencyError
from sales_ops.property_sales import settings
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.cleanup import remove_units

LI, WANG, VIEWER, BUYER = "li@example.com", "wang@example.com", "viewer-wu@example.com", "buyer@example.com"
UNIT_NO = "API"
WORKER = Path(__file__).parents[1] / "hold_worker.py"
SESSIONS = 8


@pytest.fixture
def office():
	make.make_user(LI, *PROFILES["Property Consultant"], sales_person="李娜")
	make.make_user(WANG, *PROFILES["Property Consultant"], sales_person="王强")
	make.make_user(VIEWER, *PROFILES["Property Viewer"])


def own_customer(user: str) -> str:
	frappe.set_user(user)
	from sales_ops.property_sales.api import make_customer

	return make_customer(f"客户{frappe.generate_hash(length=6)}")["name"]


def units(project: str, **values) -> dict[str, dict]:
	return {row["property_unit"]: row for row in v1.units(project, limit=200, **values)["units"]}


# the catalogue


@pytest.mark.parametrize("user", ["Administrator", LI, VIEWER])
def test_no_price_but_the_list_price_and_no_customer_is_in_the_catalogue(office, user):
	unit = make.make_unit(floor_amount=912_345, filing_amount=1_123_456)
	deal = make.make_deal(make.make_unit())
	frappe.set_user(user)
	answer = json.dumps([units(unit.property_project), v1.unit(unit.name), v1.board(unit.property_project)])
	assert "1000000.00" in answer
	for secret in ("912345", "1123456", deal.customer, deal.name):
		assert secret not in answer


@pytest.mark.parametrize("user", ["Administrator", LI, VIEWER])
def test_a_unit_that_the_house_keeps_comes_as_sold_whoever_asks(office, user):
	unit = make.make_unit()
	make.make_block(unit, "Internal Hold")
	frappe.set_user(user)
	assert units(unit.property_project)[unit.name]["sale_status"] == "Signed"
	assert (v1.unit(unit.name)["sale_status"], v1.unit(unit.name)["is_available"]) == ("Signed", False)
	assert unit.name not in units(unit.property_project, sale_status="Available")
	rows = {row["property_unit"]: row for row in v1.board(unit.property_project)["units"]}
	assert rows[unit.name]["sale_status"] == "Signed"


def test_a_unit_that_is_not_released_is_in_no_answer(office):
	unit = make.make_unit(released=0)
	frappe.set_user(VIEWER)
	assert unit.name not in units(unit.property_project)
	assert unit.name not in {row["property_unit"] for row in v1.board(unit.property_project)["units"]}
	with pytest.raises(frappe.DoesNotExistError):
		v1.unit(unit.name)


def test_filters_and_pages_of_the_catalogue(office):
	building = make.make_building(make.make_project("接口花园", "API"))
	home = make.make_unit("1", building, 900_000, built_area=80)
	shop = make.make_unit("2", building, 2_000_000, built_area=150, kind="Shop")
	project = home.property_project
	assert set(units(project, kind="Shop")) == {shop.name}
	assert set(units(project, max_amount=900_000)) == {home.name}
	assert set(units(project, min_amount=900_001)) == {shop.name}
	assert set(units(project, min_area=80, max_area=149.99)) == {home.name}
	page = v1.units(project, start=1, limit=1)
	assert ([row["unit_no"] for row in page["units"]], page["total"]) == (["2"], 2)


@pytest.mark.parametrize(("field", "value"), [("limit", 0), ("limit", 201), ("start", -1)])
def test_a_page_out_of_range_is_refused(field, value):
	with pytest.raises(ApiError, match=field):
		v1.units(make.make_project(), **{field: value})


def test_the_board_of_a_past_moment_is_not_that_of_now():
	deal = make.make_deal()
	project = deal.property_project

	def status(at: str | None) -> str:
		rows = {row["property_unit"]: row["sale_status"] for row in v1.board(project, at=at)["units"]}
		return rows[deal.property_unit]

	before = (now_datetime() - timedelta(hours=1)).isoformat()
	assert (status(before), status(None)) == ("Available", "Held")


@pytest.mark.parametrize("at", ["yesterday", "2026-02-30", "2999-01-01"])
def test_the_board_of_a_moment_that_cannot_be_is_refused(at):
	with pytest.raises(ApiError, match=at):
		v1.board(make.make_project(), at=at)


# holds


def test_a_hold_runs_out_after_its_own_time_which_is_at_most_the_offices(office):
	unit, customer = make.make_unit(), own_customer(LI)
	answer = v1.hold(unit.name, customer, ttl_minutes=5)
	until = frappe.db.get_value("Property Unit Claim", {"active_claim": unit.name}, "expires_on")
	assert timedelta(minutes=4) < get_datetime(until) - now_datetime() <= timedelta(minutes=5)
	assert answer["held_until"].startswith(until.strftime("%Y-%m-%dT%H:%M"))


def test_the_longest_hold_is_the_offices(office):
	unit, customer, most = make.make_unit(), own_customer(LI), settings.term("hold_minutes")
	for minutes in (0, most + 1):
		with pytest.raises(ApiError, match=str(minutes)):
			v1.hold(unit.name, customer, ttl_minutes=minutes)
	assert not frappe.db.exists("Property Subscription", {"property_unit": unit.name})
	assert v1.hold(unit.name, customer, ttl_minutes=most)["status"] == "Held"


@pytest.mark.parametrize("why", ["held", "blocked", "kept"])
def test_whatever_keeps_a_unit_the_refusal_is_one_and_names_nobody(office, why):
	unit, customer = make.make_unit(), own_customer(LI)
	frappe.set_user("Administrator")
	if why == "held":
		make.make_deal(unit, make.make_customer("前一位客户"), consultant="王强")
	else:
		make.make_block(unit, "Mortgage" if why == "blocked" else "Internal Hold")
	frappe.set_user(LI)
	with pytest.raises(UnitTakenError) as refused:
		v1.hold(unit.name, customer)
	assert str(refused.value) == f"Unit {unit.name} cannot be held at present."
	assert refused.value.__context__ is None
	told = json.dumps(frappe.local.message_log, ensure_ascii=False, default=str)
	assert "王强" not in told
	assert "Internal" not in told


def test_only_an_own_hold_is_given_free_and_twice_answers_the_same(office):
	unit, customer = make.make_unit(), own_customer(LI)
	hold = v1.hold(unit.name, customer)["hold"]
	frappe.set_user(WANG)
	with pytest.raises(frappe.PermissionError):
		v1.release_hold(hold)
	assert frappe.db.get_value("Property Unit", unit.name, "sale_status") == "Held"
	frappe.set_user(LI)
	first = v1.release_hold(hold)
	assert (first["status"], v1.release_hold(hold)) == ("Expired", first)
	assert frappe.db.get_value("Property Unit", unit.name, "sale_status") == "Available"


def test_a_hold_that_became_a_deal_is_not_given_free(office):
	deal = make.make_deal(consultant="李娜")
	frappe.set_user(LI)
	with pytest.raises(ClaimError, match=deal.name):
		v1.release_hold(deal.name)
	assert frappe.db.get_value("Property Unit", deal.property_unit, "sale_status") == "Held"


def test_the_same_key_holds_once_and_other_values_are_refused(office):
	unit, other, customer = make.make_unit(), make.make_unit(), own_customer(LI)
	first = v1.hold(unit.name, customer, idempotency_key="K-1")
	assert v1.hold(unit.name, customer, idempotency_key="K-1") == first
	with pytest.raises(IdempotencyError, match="K-1"):
		v1.hold(other.name, customer, idempotency_key="K-1")
	assert frappe.db.count("Property Subscription", {"customer": customer}) == 1


def test_a_key_of_one_user_is_not_a_key_of_another(office):
	unit, customer = make.make_unit(), own_customer(LI)
	v1.hold(unit.name, customer, idempotency_key="K-2")
	other, of_wang = make.make_unit(), own_customer(WANG)
	assert v1.hold(other.name, of_wang, idempotency_key="K-2")["property_unit"] == other.name


def test_a_key_is_free_again_when_the_log_is_cleared(office):
	unit, customer = make.make_unit(), own_customer(LI)
	v1.hold(unit.name, customer, idempotency_key="K-3")
	table, filters = "Sales Ops API Request", {"idempotency_key": "K-3"}
	log = frappe.get_doc(table, filters)
	log.clear_old_logs(days=1)
	assert frappe.db.exists(table, filters)
	log.db_set("creation", now_datetime() - timedelta(days=2))
	log.clear_old_logs(days=1)
	assert not frappe.db.exists(table, filters)
	assert "Sales Ops API Request" in frappe.get_hooks("default_log_clearing_doctypes")


@pytest.fixture
def committed(committing):
	remove_units(unit_no=UNIT_NO)
	unit, customer = make.make_unit(UNIT_NO).name, make.make_customer("同一请求")
	frappe.db.commit()
	yield unit, customer
	frappe.db.rollback()
	frappe.db.delete("Sales Ops API Request", {"idempotency_key": "RACE"})
	remove_units(unit_no=UNIT_NO)


def test_of_processes_that_send_the_same_key_at_once_all_get_the_one_hold(committed):
	unit, customer = committed
	command = [sys.executable, str(WORKER), frappe.local.site, unit, customer, "RACE"]
	pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
	processes = [subprocess.Popen(command, **pipes) for _ in range(SESSIONS)]
	for process in processes:
		assert process.stdout.readline().strip() == "ready", process.stderr.read()
	for process in processes:
		process.stdin.write("go\n")
		process.stdin.flush()
	results = [json.loads(process.communicate(timeout=120)[0]) for process in processes]
	frappe.db.rollback()
	deals = frappe.get_all("Property Subscription", {"property_unit": unit}, pluck="name")
	assert len(deals) == 1
	assert results == [{"held": deals[0]}] * SESSIONS


# one's own


def test_my_deals_are_those_of_the_consultant_and_no_other(office):
	mine, theirs = make.make_deal(consultant="李娜"), make.make_deal(consultant="王强")
	frappe.set_user(LI)
	found = {row["deal"] for row in v1.my_deals(limit=200)["deals"]}
	assert mine.name in found
	assert theirs.name not in found
	with pytest.raises(frappe.PermissionError):
		v1.my_instalments(deal=theirs.name)
	with pytest.raises(frappe.DoesNotExistError):
		v1.my_instalments(deal="SUB-1900-00001")


def test_a_supervisors_own_deals_are_not_the_whole_offices(office):
	make.make_user("zhao@example.com", *PROFILES["Property Sales Supervisor"])
	deal = make.make_deal(consultant="王强")
	frappe.set_user("zhao@example.com")
	assert deal.name not in {row["deal"] for row in v1.my_deals(limit=200)["deals"]}


def test_a_buyer_with_a_login_sees_what_was_bought_and_no_unit_list(office):
	deal, other = make.make_deal(), make.make_deal()
	if not frappe.db.exists("User", BUYER):
		values = {"email": BUYER, "first_name": "买方", "user_type": "Website User", "send_welcome_email": 0}
		frappe.get_doc({"doctype": "User", **values}).insert(ignore_permissions=True)
	customer = frappe.get_doc("Customer", deal.customer)
	customer.append("portal_users", {"user": BUYER})
	customer.save()
	frappe.set_user(BUYER)
	assert [row["deal"] for row in v1.my_deals()["deals"]] == [deal.name]
	rows = v1.my_instalments()["instalments"]
	assert [(row["kind"], row["outstanding_amount"]) for row in rows] == [
		("Temporary Deposit", "10000.00"),
		("Deposit", "40000.00"),
	]
	with pytest.raises(frappe.PermissionError):
		v1.my_instalments(deal=other.name)
	with pytest.raises(frappe.PermissionError):
		v1.units(deal.property_project)
	with pytest.raises(frappe.PermissionError):
		v1.hold(deal.property_unit, deal.customer)


def test_an_instalment_is_overdue_from_the_day_after_its_day():
	from frappe.utils import add_days, today

	for late, overdue in ((0, False), (1, True)):
		day = add_days(today(), -late)
		deal = make.make_deal(
			subscription_date=day, full_deposit_by=today(), consultant=make.make_consultant("李娜")
		)
		row = v1.my_instalments(deal=deal.name)["instalments"][0]
		assert (row["due_date"], row["is_overdue"]) == (day, overdue)


# who may call, and how often


def test_a_consultant_of_another_project_is_refused_everywhere(office):
	elsewhere = make.make_unit(building=make.make_building(make.make_project("另一花园", "OTH")))
	values = {"user": LI, "allow": "Property Project", "for_value": make.make_project()}
	frappe.get_doc({"doctype": "User Permission", **values}).insert(ignore_permissions=True)
	customer = own_customer(LI)
	for call in (
		lambda: v1.units(elsewhere.property_project),
		lambda: v1.unit(elsewhere.name),
		lambda: v1.board(elsewhere.property_project),
		lambda: v1.hold(elsewhere.name, customer),
	):
		with pytest.raises(frappe.PermissionError):
			call()
	assert not frappe.db.exists("Property Subscription", {"property_unit": elsewhere.name})


@pytest.fixture
def one_call_a_minute(committing):
	field = "rest_reads_per_minute"
	before = frappe.db.get_single_value("Property Sales Settings", field)
	frappe.db.set_single_value("Property Sales Settings", field, 1)
	frappe.db.commit()
	yield
	frappe.db.set_single_value("Property Sales Settings", field, before)
	frappe.db.commit()
	frappe.cache.delete_keys("rl:sales_ops.api")


def test_a_call_too_many_in_a_minute_answers_429_and_a_guest_403(one_call_a_minute):
	from frappe.app import application

	frappe.cache.delete_keys("rl:sales_ops.api")
	path, headers = "/api/method/sales_ops.api.v1.my_deals", {"X-Frappe-Site-Name": frappe.local.site}
	make.make_user("api@example.com", *PROFILES["Property Consultant"])
	user = frappe.get_doc("User", "api@example.com")
	user.api_key = user.api_key or frappe.generate_hash(length=15)
	user.api_secret = secret = frappe.generate_hash(length=15)
	user.save(ignore_permissions=True)
	frappe.db.commit()
	token = {**headers, "Authorization": f"token {user.api_key}:{secret}"}
	answers = []

	def ask():
		client = Client(application)
		for sent in (headers, token, token):
			answers.append(client.get(path, headers=sent).status_code)

	thread = Thread(target=ask)
	thread.start()
	thread.join()
	assert answers == [403, 200, 429]


# webhooks


class Listener:
	"""A server of another office: keeps what is posted to it."""

	def __init__(self):
		from http.server import BaseHTTPRequestHandler, HTTPServer

		received = self.received = []

		class Handler(BaseHTTPRequestHandler):
			def do_POST(self):
				received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
				self.send_response(200)
				self.end_headers()

			def log_message(self, *_args):
				pass

		self.server = HTTPServer(("127.0.0.1", 0), Handler)
		self.url = f"http://127.0.0.1:{self.server.server_port}/"
		Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def listener():
	listener = Listener()
	yield listener
	listener.server.shutdown()
	frappe.cache.delete_value("webhooks")


def documented_webhooks() -> list[dict]:
	"""The three of docs/rest.md: event, DocType, doc event, condition and body."""
	import re

	page = (Path(__file__).parents[3] / "docs" / "rest.md").read_text(encoding="utf-8")
	rows = re.findall(r"^\| ([a-z]+\.[a-z]+) \| ([\w ]+) \| `(\w+)` \|(?: `(.+?)`)? \|$", page, re.MULTILINE)
	bodies = dict(re.findall(r"^```json ([a-z]+\.[a-z]+)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL))
	keys = ("name", "webhook_doctype", "webhook_docevent", "condition")
	return [dict(zip(keys, row, strict=True)) | {"webhook_json": bodies[row[0]]} for row in rows]


def test_the_documented_webhooks_tell_of_unit_deal_and_instalment(listener, monkeypatch):
	from frappe.integrations.doctype.webhook import flush_webhook_execution_queue, webhook

	for values in documented_webhooks():
		values |= {"request_url": listener.url, "request_method": "POST", "request_structure": "JSON"}
		frappe.get_doc({"doctype": "Webhook", "enabled": 1, "__newname": values["name"], **values}).insert()
	queued = []
	monkeypatch.setattr(frappe, "enqueue", lambda *args, **values: queued.append(values))
	unit = make.make_unit()
	deal = make.make_deal(unit, temporary_deposit_amount=0)
	make.receive(deal, 50_000)
	contract = make.sign(deal)
	flush_webhook_execution_queue()
	for values in queued:
		if "webhook" in values:
			webhook.enqueue_webhook(values["doc"], values["webhook"])
	told = listener.received
	assert {"event": "unit.changed", "property_unit": unit.name} in told
	assert {"event": "deal.signed", "deal": deal.name, "contract": contract.name} in told
	paid = [row for row in told if row["event"] == "instalment.paid"]
	assert paid == [{"event": "instalment.paid", "instalment": f"{deal.name}-01", "deal": deal.name}]
