"""The shape of the app, read from its files without a bench."""

import ast
import hashlib
import importlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

APP = Path(__file__).parents[2] / "apps" / "sales_ops" / "sales_ops"
DOCTYPES = sorted(APP.glob("*/doctype/*/*.json"))
REPORTS = sorted(APP.glob("*/report/*/*.json"))
WORKSPACES = sorted(APP.glob("*/workspace/*/*.json"))
# Opened from another document only.
NOT_ON_A_WORKSPACE = frozenset({"Property Unit History"})
POLICIES = sorted(path.stem for path in (APP / "policies").glob("*.py") if path.stem != "__init__")


def titles() -> dict[str, str]:
	return {
		title: title.lower().replace(" ", "_")
		for title in (APP / "modules.txt").read_text().split("\n")
		if title
	}


def dotted_paths(path: Path) -> list[str]:
	"""Every `sales_ops.….name` in the strings of a Python file."""
	texts = (node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant))
	return [
		text for text in texts if isinstance(text, str) and text.startswith("sales_ops.") and " " not in text
	]


def resolves(dotted: str) -> bool:
	module, _, name = dotted.rpartition(".")
	path = APP.parent / Path(*module.split("."))
	source = path.with_suffix(".py") if path.with_suffix(".py").exists() else path / "__init__.py"
	if not source.exists():
		return False
	return name in {getattr(node, "name", None) for node in ast.parse(source.read_text()).body}


def test_policies_import_without_frappe():
	code = "import sys; sys.modules['frappe'] = None\n" + "\n".join(
		f"import sales_ops.policies.{name}" for name in POLICIES
	)
	subprocess.run([sys.executable, "-c", code], check=True, cwd=APP.parent)


@pytest.mark.parametrize("name", POLICIES)
def test_policies_read_no_clock_and_translate_nothing(name):
	tree = ast.parse((APP / "policies" / f"{name}.py").read_text())
	called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
	assert not called & {"date.today", "datetime.now", "datetime.today", "open", "_", "time.time"}


@pytest.mark.skipif(not shutil.which("node"), reason="no Node")
def test_every_script_is_javascript():
	"""A form whose script does not parse opens without a single button, and nothing else says so."""
	check = (
		"const fs = require('fs'), vm = require('vm');"
		"for (const path of fs.readFileSync(0, 'utf8').split('\\n'))"
		"	try { new vm.Script(fs.readFileSync(path, 'utf8')); }"
		"	catch (error) { console.log(path + ': ' + error.message); }"
	)
	paths = "\n".join(map(str, APP.rglob("*.js")))
	told = subprocess.run(["node", "-e", check], input=paths, capture_output=True, text=True, check=True)
	assert paths and told.stdout == ""


def test_every_path_in_hooks_resolves():
	paths = dotted_paths(APP / "hooks.py")
	assert paths
	assert [path for path in paths if not resolves(path)] == []


def test_required_apps_stands_in_one_line_for_bench():
	assert 'required_apps = ["frappe/erpnext"]' in (APP / "hooks.py").read_text().splitlines()


def test_every_patch_resolves():
	for line in (APP / "patches.txt").read_text().splitlines():
		if line.startswith("execute:from "):
			module = line.split()[0].removeprefix("execute:") and line.split()[1]
			name = line.split()[3].rstrip(";")
			assert resolves(f"{module}.{name}"), line
		elif line.startswith("sales_ops."):
			assert resolves(f"{line.split()[0]}.execute"), line


@pytest.mark.parametrize("name", ("custom_fields", "roles", "seed"))
def test_an_upgraded_site_gets_what_set_up_makes_today(name):
	"""A patch runs again when its line changes; the digest of what it applies makes the line change with it."""
	files = [APP / "setup" / f"{name}.py"]
	files += sorted((APP / "setup" / "fields").glob("*.py")) if name == "custom_fields" else []
	digest = hashlib.sha1(b"".join(file.read_bytes() for file in files)).hexdigest()[:8]
	lines = (APP / "patches.txt").read_text().splitlines()
	found = [line for line in lines if line.startswith(f"execute:from sales_ops.setup.{name} import ")]
	assert [line.partition("#")[2] for line in found] == [digest], (
		f"in patches.txt, end the line with #{digest}"
	)


@pytest.mark.parametrize("path", DOCTYPES, ids=lambda path: path.stem)
def test_a_doctype_stands_in_its_module_with_its_controller(path):
	doctype = json.loads(path.read_text())
	assert titles()[doctype["module"]] == path.parents[2].name
	classes = {
		node.name
		for node in ast.parse(path.with_suffix(".py").read_text()).body
		if isinstance(node, ast.ClassDef)
	}
	assert doctype["name"].replace(" ", "").replace("-", "") in classes
	assert doctype["field_order"] == [field["fieldname"] for field in doctype["fields"]]
	assert doctype.get("description"), "say what it is"


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_has_its_script_its_filters_and_its_roles(path):
	report = json.loads(path.read_text())
	assert titles()[report["module"]] == path.parents[2].name
	assert path.with_suffix(".py").exists() and path.with_suffix(".js").exists()
	assert report["roles"]


@pytest.mark.parametrize("path", WORKSPACES, ids=lambda path: path.stem)
def test_everything_of_a_module_is_found_on_its_workspace(path):
	workspace = json.loads(path.read_text())
	blocks = json.loads(workspace["content"])
	shown = {value for block in blocks for value in block["data"].values()}
	links = {row["link_to"] for row in workspace["links"] if row["type"] == "Link"}
	assert {row["label"] for row in workspace["links"] if row["type"] == "Card Break"} <= shown
	assert _names(path, "report") <= links
	assert _names(path, "doctype") - NOT_ON_A_WORKSPACE <= links
	assert _names(path, "number_card") | _names(path, "dashboard_chart") <= shown


def test_the_home_is_for_every_role_of_ours():
	"""It belongs to no module, so its roles decide who sees it."""
	home = json.loads((APP / "sales_ops" / "workspace" / "sales_ops" / "sales_ops.json").read_text())
	assert not home["module"]
	tree = ast.parse((APP / "setup" / "roles.py").read_text())
	lists = [
		node.value for node in tree.body if isinstance(node, ast.Assign) and node.targets[0].id == "ROLES"
	]
	ours = {node.value for node in ast.walk(lists[0]) if isinstance(node, ast.Constant)}
	finance = {"Accounts User", "Accounts Manager"}
	assert ours and ours | finance <= {row["role"] for row in home["roles"]}


@pytest.mark.parametrize("path", sorted(APP.glob("*/module_onboarding/*/*.json")), ids=lambda path: path.stem)
def test_an_onboarding_stands_on_its_workspace_with_steps_that_exist(path):
	onboarding = json.loads(path.read_text())
	workspaces = [json.loads(file.read_text()) for file in WORKSPACES]
	own = next(found for found in workspaces if found["module"] == onboarding["module"])
	first = json.loads(own["content"])[0]
	assert (first["type"], first["data"]["onboarding_name"]) == ("onboarding", onboarding["name"])
	files = path.parents[2].glob("onboarding_step/*/*.json")
	steps = [json.loads(file.read_text()) for file in files]
	assert sorted(row["step"] for row in onboarding["steps"]) == sorted(step["name"] for step in steps)
	known = {json.loads(file.read_text())["name"] for file in (*DOCTYPES, *REPORTS)}
	for step in steps:
		assert {step.get("reference_document"), step.get("reference_report")} - {None} <= known
		fields = fields_of(step["reference_document"]) if step.get("field") else {}
		assert step.get("field") in (None, *fields), step["name"]


@pytest.mark.parametrize("path", sorted(APP.glob("*/form_tour/*/*.json")), ids=lambda path: path.stem)
def test_a_form_tour_leads_through_fields_that_its_form_has_and_is_offered_there(path):
	tour = json.loads(path.read_text())
	assert tour["name"] == tour["reference_doctype"]
	fields = fields_of(tour["name"])
	for step in tour["steps"]:
		assert (step["fieldtype"], step["label"]) == fields[step["fieldname"]]
	script = path.parents[2] / "doctype" / path.stem / f"{path.stem}.js"
	assert "sales_ops.form_tour.offer(frm)" in script.read_text()


def fields_of(doctype: str) -> dict[str, tuple[str, str | None]]:
	"""fieldname → (type, label) of what is not hidden."""
	found = next(d for d in map(json.loads, map(Path.read_text, DOCTYPES)) if d["name"] == doctype)
	return {
		field["fieldname"]: (field["fieldtype"], field.get("label"))
		for field in found["fields"]
		if not field.get("hidden")
	}


def _names(workspace: Path, room: str) -> set[str]:
	"""What lies in a room of the workspace's module, child tables left out."""
	files = workspace.parents[2].glob(f"{room}/*/*.json")
	documents = [json.loads(file.read_text()) for file in files]
	return {found["name"] for found in documents if not found.get("istable")}


def test_custom_fields_are_ours_by_prefix_and_module():
	trees = [ast.parse(path.read_text()) for path in (APP / "setup" / "fields").glob("*.py")]
	nodes = [node for tree in trees for node in ast.walk(tree)]
	fields = [node for node in nodes if isinstance(node, ast.Dict) and _value(node, "fieldname")]
	assert fields
	for field in fields:
		assert _value(field, "fieldname").startswith("so_")
		assert "module" in [key.value for key in field.keys]


def _value(node: ast.Dict, key: str):
	pairs = zip(node.keys, node.values, strict=True)
	return next(
		(v.value for k, v in pairs if isinstance(v, ast.Constant) and getattr(k, "value", None) == key), None
	)


def test_every_violation_has_its_sentence_and_every_sentence_its_use():
	messages = importlib.import_module("sales_ops.messages").MESSAGES
	source = "\n".join(path.read_text() for path in APP.rglob("*.py") if "messages" not in path.parts)
	assert [code for code in messages if f'"{code}"' not in source] == []


def test_no_module_imports_another_modules_doctype():
	modules = set(titles().values())
	for path in APP.glob("*/**/*.py"):
		home = path.relative_to(APP).parts[0]
		if home in modules:
			others = [f"sales_ops.{module}.doctype" for module in modules - {home}]
			assert not any(other in path.read_text() for other in others), path


def test_a_documents_step_queues_nothing():
	"""Without Redis documents are submitted all the same; `assign_to` and Frappe's notifications ask the queue."""
	queued = ("enqueue", "assign_to.")
	sources = {path: path.read_text() for path in APP.rglob("*.py")}
	assert [str(path) for path, text in sources.items() if any(word in text for word in queued)] == []
