"""The documents: every link and picture is there, both languages say the same, and their tables are those of the code."""

import importlib.machinery
import importlib.util
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
GUIDES = sorted(path for path in (DOCS / "guide").glob("*.md") if not path.name.endswith(".zh.md"))
# Those that exist in both languages beside the guides.
IN_BOTH = (
	"administration",
	"architecture",
	"meetings",
	"meetings_draw",
	"meetings_sales",
	"rest",
	"workbook",
)
TWINS = [*GUIDES, *(DOCS / f"{name}.md" for name in IN_BOTH)]
ROLES = (
	"buyer",
	"collector",
	"consultant",
	"finance",
	"marketing",
	"member",
	"organiser",
	"storekeeper",
	"supervisor",
)
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^(#{1,6}) (.+)$", re.MULTILINE)
CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CHINESE = re.compile(r"[\u4e00-\u9fff]")
MAXIMUM = 6_000_000  # bytes of all pictures together


def text_of(path: Path) -> str:
	"""Without code, in which a # is no heading and a bracket no link."""
	return CODE.sub("", path.read_text("utf-8"))


def links(path: Path, pictures: bool = False) -> list[str]:
	found = LINK.findall(text_of(path))
	return [target for mark, target in found if (mark == "!" or not pictures) and "://" not in target]


def twin(path: Path) -> Path:
	return path.with_name(f"{path.stem}.zh.md")


def reference():
	"""bin/reference as a module."""
	loader = importlib.machinery.SourceFileLoader("reference", str(ROOT / "bin" / "reference"))
	module = importlib.util.module_from_spec(importlib.util.spec_from_loader("reference", loader))
	loader.exec_module(module)
	return module


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_and_picture_is_there(path):
	missing = [target for target in links(path) if not (path.parent / target.partition("#")[0]).exists()]
	assert missing == []


def test_there_is_a_guide_for_each_role():
	assert {f"{role}.md" for role in ROLES} <= {path.name for path in GUIDES}


@pytest.mark.parametrize("path", TWINS, ids=lambda path: path.stem)
def test_both_languages_have_the_same_headings(path):
	english, chinese = (HEADING.findall(text_of(page)) for page in (path, twin(path)))
	assert [level for level, _text in english] == [level for level, _text in chinese]
	assert CHINESE.search(chinese[0][1])


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_both_languages_of_a_guide_show_the_same_pictures_each_in_its_own(path):
	english, chinese = links(path, pictures=True), links(twin(path), pictures=True)
	assert all(picture.endswith(".en.png") for picture in english)
	assert [picture.replace(".en.png", ".zh.png") for picture in english] == chinese
	if path.stem in ROLES:
		assert len(english) >= 3


def test_every_picture_of_a_guide_is_shown_and_taken_by_the_script():
	shown = {(page.parent / target).resolve() for page in PAGES for target in links(page)}
	pictures = set((DOCS / "images" / "guide").glob("*.png"))
	assert pictures and pictures <= shown
	script = (ROOT / "tests" / "ui" / "guide_shots.py").read_text()
	for picture in pictures:
		role, _, name = picture.name.split(".")[0].partition("-")
		assert f'"{role}": {{' in script and f'"{name}": ' in script


def test_the_pictures_stay_small():
	assert sum(picture.stat().st_size for picture in (DOCS / "images").rglob("*.png")) < MAXIMUM


@pytest.mark.parametrize("lang", ("en", "zh"))
def test_the_administration_has_every_setting_and_every_job_as_the_code_has_them(lang):
	tables = reference()
	text = tables.DOCUMENTS[lang].read_text("utf-8")
	assert tables.fill(text, lang) == text, "run: .venv/bin/python bin/reference"
	for name, doctype in tables.settings_doctypes().items():
		assert f"<!-- settings: {name} -->" in text, name
		for field in doctype["fields"]:
			if field["fieldtype"] not in tables.LAYOUT:
				assert f"| `{field['fieldname']}` |" in text
				assert field.get("description"), f"say what {name}, {field['fieldname']} does"
	for _when, function in tables.jobs():
		assert f"| `{function.rpartition('.')[2]}` |" in text


def test_the_chinese_of_the_jobs_is_of_jobs_that_exist():
	tables = reference()
	chinese = set(tables.json.loads(tables.JOBS_IN_CHINESE.read_text("utf-8")))
	assert chinese == {function.rpartition(".")[2] for _when, function in tables.jobs()}


BOLD = re.compile(r"\*\*([^*]+)\*\*")
# Words of Frappe's own desk, which are in no catalogue of ours.
OF_FRAPPE = {"Create": "创建", "Language": "语言", "My Settings": "我的设置", "New": "新建", "Submit": "提交"}
# Words with something in between, and one that stands in a heading's markup.
OF_OURS = {"Will Pay on": "承诺……付款", "Your Day": "今日工作"}


def translations() -> dict[str, set[str]]:
	"""English → Chinese under any context."""
	with (ROOT / "apps/sales_ops/sales_ops/locale/zh.po").open("rb") as file:
		known: dict[str, set[str]] = {}
		for message in read_po(file):
			known.setdefault(message.id, set()).add(message.string)
	for text, chinese in (OF_FRAPPE | OF_OURS).items():
		known.setdefault(text, set()).add(chinese)
	return known


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_what_a_guide_prints_in_bold_are_words_of_the_desk_in_both_languages(path):
	known = translations()
	english, chinese = (
		[re.sub(r"\s+", " ", word) for word in BOLD.findall(page.read_text("utf-8"))]
		for page in (path, twin(path))
	)
	assert [word for word in english if word not in known] == []
	for word in english:
		match = next((found for found in chinese if found in known[word]), None)
		assert match, (word, known[word])
		chinese.remove(match)
	assert chinese == []
