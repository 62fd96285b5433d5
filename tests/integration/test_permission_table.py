"""The tables in permissions/, role by role: every DocType, restricted field, report and whitelisted function of the app.

The roles log in as the office gives them out, by role profile. A DocType, report or function that is not in the table
fails here: who adds one says who may use it.
"""

import importlib
import json
import pkgutil
from pathlib import Path

import pytest
import yaml

import frappe
from frappe.desk.query_report import run
from frappe.utils import today

import sales_ops
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.consignment import make_site
from sales_ops.testing.setup import default_company

FILES = sorted((Path(__file__).parent / "permissions").glob("*.yaml"))
TABLE: dict[str, dict] = {"doctypes": {}, "fields": {}, "reports": {}, "functions": {}}
for file in FILES:
	for part, rows in yaml.safe_load(file.read_text(encoding="utf-8")).items():
		TABLE[part] |= rows
MODULES = ("Sales Ops", "Property Sales", "Consignment", "Marketing Budget", "Sales Meetings")
PTYPES = ("read", "write", "create", "submit", "cancel", "delete")
# Finance is ERPNext's accounts user in every module: once is enough.
FINANCE_AGAIN = "Consignment Finance"
ROLES = {
	**{profile: roles for profile, roles in PROFILES.items() if profile != FINANCE_AGAIN},
	"Accounts Manager": ("Accounts Manager", "Accounts User"),
	"System Manager": ("System Manager",),
	"Employee": ("Employee",),
}
# Those of whom a list is about their own deals have a Sales Person; the other one's deals are a colleague's.
CONSULTANT, OWN, COLLEAGUE = "Property Consultant", "权限顾问", "另一顾问"


def user_of(role: str) -> str:
	return f"table-{frappe.scrub(role).replace('_', '-')}@example.com"


@pytest.fixture(scope="module", autouse=True)
def office(bench_site):
	"""A user for each role, made once for the site and kept, as the staff of `testing.office`."""
	for role, roles in ROLES.items():
		make.make_user(user_of(role), *roles, sales_person=OWN if role == CONSULTANT else None)
	frappe.db.commit()


def listed(doctype: str, **filters) -> list[str]:
	return frappe.get_all(doctype, {"module": ("in", MODULES)} | filters, pluck="name", order_by="name")


def as_role(role: str):
	frappe.set_user(user_of(role))


# DocTypes


def test_every_doctype_is_in_the_table():
	assert sorted(TABLE["doctypes"]) == listed("DocType", istable=0)


@pytest.mark.parametrize("doctype", sorted(TABLE["doctypes"]))
def test_each_role_may_do_with_a_doctype_what_the_table_says(doctype):
	table = TABLE["doctypes"][doctype]
	found = {}
	for role in ROLES:
		user = user_of(role)
		may = [ptype for ptype in PTYPES if frappe.has_permission(doctype, ptype, user=user)]
		if may:
			found[role] = " ".join(may)
	assert found == {role: may for role, may in table.items() if role in ROLES}


@pytest.mark.parametrize("doctype", sorted(TABLE["doctypes"]))
def test_a_list_is_refused_to_who_may_not_read(doctype):
	if frappe.get_meta(doctype).issingle:
		pytest.skip("has no list")
	for role in ROLES:
		as_role(role)
		if "read" in TABLE["doctypes"][doctype].get(role, ""):
			frappe.get_list(doctype, limit=1)
		else:
			with pytest.raises(frappe.PermissionError):
				frappe.get_list(doctype, limit=1)


OWN_ONLY = sorted(doctype for doctype, table in TABLE["doctypes"].items() if table.get("own_deals_only"))


def test_what_consultants_read_and_names_a_consultant_or_a_deal_is_limited_to_own_deals():
	"""A new DocType that hangs on a deal is limited, or says in the table why it is not."""
	found = []
	for doctype, table in TABLE["doctypes"].items():
		fields = {field.fieldname for field in frappe.get_meta(doctype).fields}
		hangs_on_deal = bool({"property_subscription", "consultant"} & fields)
		if hangs_on_deal and CONSULTANT in table and "open_because" not in table:
			found.append(doctype)
	assert sorted(found) == OWN_ONLY


def record(doctype: str, deal) -> str:
	"""A bare row that hangs on the deal, written without its rules."""
	doc = frappe.get_doc(
		{"doctype": doctype, "name": frappe.generate_hash(length=12), "owner": "Administrator"}
	)
	fields = {field.fieldname for field in doc.meta.fields}
	values = {
		"property_subscription": deal.name,
		"consultant": deal.consultant,
		"property_project": deal.property_project,
		"company": deal.company,
	}
	doc.update({field: value for field, value in values.items() if field in fields})
	doc.db_insert()
	return doc.name


@pytest.mark.parametrize("doctype", OWN_ONLY)
def test_a_consultant_reads_what_hangs_on_own_deals_only(doctype):
	own, other = make.make_deal(consultant=OWN), make.make_deal(consultant=colleague())
	is_deal = doctype == "Property Subscription"
	names = {deal.consultant: deal.name if is_deal else record(doctype, deal) for deal in (own, other)}
	as_role(CONSULTANT)
	shown = frappe.get_list(doctype, {"name": ("in", list(names.values()))}, pluck="name")
	assert shown == [names[OWN]]
	assert frappe.has_permission(doctype, "read", names[OWN])
	assert not frappe.has_permission(doctype, "read", names[COLLEAGUE])
	as_role("Property Sales Supervisor")
	assert frappe.has_permission(doctype, "read", names[COLLEAGUE])


def colleague() -> str:
	return make.make_consultant(COLLEAGUE)


# fields of a higher level


def restricted_fields() -> list[str]:
	found = []
	for doctype in frappe.get_all("DocType", {"module": ("in", MODULES)}, pluck="name"):
		fields = frappe.get_meta(doctype).fields
		found += [f"{doctype}.{field.fieldname}" for field in fields if field.permlevel]
	return sorted(found)


def test_every_restricted_field_is_in_the_table():
	assert sorted(TABLE["fields"]) == restricted_fields()


@pytest.mark.parametrize("field", sorted(TABLE["fields"]))
def test_a_restricted_field_is_read_by_the_roles_of_the_table(field):
	doctype, fieldname = field.split(".")
	meta = frappe.get_meta(TABLE["fields"][field].get("in", doctype))
	level = frappe.get_meta(doctype).get_field(fieldname).permlevel
	readers = [role for role in ROLES if level in meta.get_permlevel_access("read", user=user_of(role))]
	assert readers == TABLE["fields"][field]["readers"]


# reports


def test_every_report_is_in_the_table():
	assert sorted(TABLE["reports"]) == listed("Report")


@pytest.mark.parametrize("report", sorted(TABLE["reports"]))
def test_a_report_runs_for_the_roles_of_the_table_and_for_nobody_else(report):
	deal, contract = make.make_signed_deal(consultant=colleague())
	names = {"$project": deal.property_project, "$site": make_site()}
	filters = filled(TABLE["reports"][report].get("filters", {}), names)
	ran = []
	for role in ROLES:
		as_role(role)
		try:
			run(report, filters)
		except frappe.PermissionError:
			continue
		finally:
			frappe.local.message_log = []
		ran.append(role)
	assert ran == TABLE["reports"][report]["readers"]
	assert contract.docstatus == 1


@pytest.mark.parametrize("report", sorted(TABLE["reports"]))
def test_a_report_links_only_to_what_its_reader_may_read(report):
	"""Frappe refuses a report with a filled link column that the reader may not follow; empty ones it passes over."""
	deal, _contract = make.make_signed_deal(consultant=colleague())
	names = {"$project": deal.property_project, "$site": make_site()}
	filters = filled(TABLE["reports"][report].get("filters", {}), names)
	for role in TABLE["reports"][report]["readers"]:
		as_role(role)
		columns = run(report, filters)["columns"]
		linked = {column["options"] for column in columns if column.get("fieldtype") == "Link"}
		assert [doctype for doctype in linked if not frappe.has_permission(doctype, "read")] == [], role
		frappe.local.message_log = []


BY_PROJECT = sorted(
	report for report, entry in TABLE["reports"].items() if "$project" in entry.get("filters", {}).values()
)


def test_every_report_of_property_sales_is_asked_by_project():
	assert BY_PROJECT == listed("Report", module="Property Sales")


@pytest.mark.parametrize("report", BY_PROJECT)
def test_a_report_of_another_project_is_refused(report):
	elsewhere = make.make_project("另一花园", "OTH")
	reader = next(role for role in TABLE["reports"][report]["readers"] if role != CONSULTANT)
	values = {"user": user_of(reader), "allow": "Property Project", "for_value": make.make_project()}
	frappe.get_doc({"doctype": "User Permission", **values}).insert(ignore_permissions=True)
	as_role(reader)
	with pytest.raises(frappe.PermissionError):
		run(report, filled(TABLE["reports"][report]["filters"], {"$project": elsewhere}))


# whitelisted functions


def functions() -> dict[str, object]:
	"""Every whitelisted function of the app by its full name."""
	for module in pkgutil.walk_packages(sales_ops.__path__, "sales_ops."):
		if ".testing" not in module.name and ".workbook" not in module.name:
			importlib.import_module(module.name)
	found = {
		f"{function.__module__}.{function.__qualname__}": function
		for function in frappe.whitelisted
		if function.__module__.startswith("sales_ops.")
	}
	return dict(sorted(found.items()))


def filled(value, names: dict[str, str]):
	"""The value of the table with the words that begin with $ replaced by today's records."""
	names = {"$company": default_company(), "$today": today(), **names}
	text = json.dumps(value)
	for word, name in sorted(names.items(), reverse=True):
		text = text.replace(f'"{word}"', json.dumps(name))
	return json.loads(text)


def test_every_whitelisted_function_is_in_the_table():
	assert sorted(TABLE["functions"]) == list(functions())


def test_no_function_is_open_to_guests():
	assert [name for name, function in functions().items() if function in frappe.guest_methods] == []


@pytest.mark.parametrize("name", sorted(TABLE["functions"]))
def test_a_function_refuses_all_roles_but_those_of_the_table(name):
	entry = TABLE["functions"][name]
	assert let_in(name, entry) == (list(ROLES) if entry["callers"] == "everyone" else entry["callers"])


def let_in(name: str, entry: dict) -> list[str]:
	"""The roles whose call gets past the permission; what the rules say about its bare values does not matter here."""
	colleagues = records(entry, own=False)
	own = records(entry, own=True) if entry.get("own_deal") else colleagues
	return [role for role in ROLES if is_let_in(name, entry, role, own if role == CONSULTANT else colleagues)]


def is_let_in(name: str, entry: dict, role: str, names: dict[str, str]) -> bool:
	frappe.db.savepoint("before_call")
	as_role(role)
	try:
		call(name, entry, names)
	except frappe.PermissionError:
		return False
	except Exception:
		return True
	finally:
		frappe.set_user("Administrator")
		frappe.local.message_log = []
		frappe.db.rollback(save_point="before_call")
		frappe.local.document_cache = {}
	return True


def records(entry: dict, own: bool) -> dict[str, str]:
	"""What the words with $ in the table stand for."""
	deal = make.make_deal(consultant=OWN if own else colleague())
	names = {"$deal": deal.name, "$project": deal.property_project, "$customer": make.make_customer()}
	names["$unit"] = make.make_unit().name
	if "doc" in entry:
		names["$doc"] = deal.name if entry["doc"] == "Property Subscription" else record(entry["doc"], deal)
	return names


def call(name: str, entry: dict, names: dict[str, str]):
	arguments = filled(entry.get("args", {}), names)
	if "method" in entry:
		return getattr(frappe.get_doc(entry["doc"], names["$doc"]), entry["method"])(**arguments)
	return frappe.get_attr(name)(**arguments)
