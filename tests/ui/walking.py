"""A reader who goes from place to place on the desk, and the words that are found there."""

from desk import Desk
from guides import Place, headings_of

import frappe

ROUTES = {"Report": ("query-report",), "Workspace": ("Workspaces",), "Page": ()}
# Stands: what was asked for is shown, and nothing more is asked of the server.
STANDS = {
	"List": "(name) => window.cur_list && cur_list.doctype === name && cur_list.$result && !cur_list.freeze_count"
	" && (cur_list.data.length || $('.no-result:visible, .msg-box:visible').length)",
	"Form": "(name) => window.cur_frm && cur_frm.doctype === name && cur_frm.doc && $(cur_frm.wrapper).is(':visible')",
	"Report": "(name) => frappe.query_report && frappe.query_report.report_name === name"
	" && $('.report-wrapper:visible .datatable, .msg-box:visible').length",
	"Page": "(name) => frappe.get_route()[0] === name && $(`[id='page-${name}']`).is(':visible')"
	" && $(`[id='page-${name}'] .layout-main-section`).text().trim()",
	"Workspace": "(name) => frappe.get_route()[1] === name && $('.widget:visible').length",
}
QUIET = "() => !frappe.request.ajax_count && !frappe.dom.freeze_count"
# What an opened place must not say, nor ask, before anybody did anything.
COMPLAINTS = """() => [...document.querySelectorAll(".modal.show, .page-container .message-page, .desk-alert.red")]
	.filter((box) => box.checkVisibility()).map((box) => box.innerText.trim())"""
# English source and what the reader reads, of every text in a script: labels of buttons often come from lists and objects.
SAID = r"""
	const senses = (code) => new Set([...(code || "").matchAll(/null,\s*"([^"]+)"/g)].map((found) => found[1]));
	const said = (code, parents) => [...(code || "").matchAll(/(["'`])([A-Z](?:\\.|(?!\1)[^\\\n])*)\1|\b([A-Z]\w+):/g)]
		.map((found) => found[2] || found[3])
		.flatMap((text) => [null, ...parents, ...senses(code)].map((sense) => [text, __(text, null, sense)]));
	const of_field = (df) => [df.label, ...(df.fieldtype === "Select" ? String(df.options || "").split("\n") : [])]
		.filter(Boolean).map((text) => [text, __(text, null, df.parent)]);
"""
WORDS = {
	"DocType": """(name) => {
		const meta = frappe.get_meta(name), tables = meta.fields.filter((df) => frappe.model.table_fields.includes(df.fieldtype));
		const parents = [name, ...tables.map((df) => df.options)];
		const fields = parents.flatMap((parent) => (frappe.get_meta(parent) || { fields: [] }).fields);
		return [...fields.flatMap(of_field), ...said([meta.__js, meta.__list_js, meta.__dashboard].join("\\n"), parents)];
	}""",
	"Report": """async (name) => {
		const { script } = await frappe.xcall("frappe.desk.query_report.get_script", { report_name: name });
		const filters = frappe.query_report.filters.map((filter) => filter.df.label);
		const columns = (frappe.query_report.columns || []).map((column) => column.content || column.name || column.label);
		return [...said(script, []), ...filters.map((text) => [null, text]), ...columns.map((text) => [null, text])];
	}""",
	"Page": """(name) => {
		return said((frappe.pages[name].page_script || "") + (locals.Page[name] || {}).script, []);
	}""",
	"Workspace": """(name, headings) => {
		const shown = [...document.querySelectorAll(".page-container .layout-main-section")]
			.filter((box) => box.checkVisibility()).flatMap((box) => box.innerText.split("\\n")).map((text) => text.trim());
		const plain = (text) => $("<div>").html(text).text().trim();
		return [...shown.map((text) => [null, text]), ...headings.map((text) => [plain(text), plain(__(text))])
			.filter(([, text]) => shown.includes(text))];
	}""",
}


class Walk:
	"""One reader's way. `words` holds (English, as read) of everything that the places said; English None: only read."""

	def __init__(self, window: Desk):
		self.window, self.page = window, window.page
		self.been: set[Place] = set()
		self.complaints: list[tuple[str, ...]] = []
		self.words: set[tuple[str | None, str]] = set()

	def may(self, place: Place) -> bool:
		"""Whether the desk offers it to this reader."""
		return self.page.evaluate(
			"""([kind, name]) => ({
				DocType: () => frappe.boot.user.can_read.includes(name),
				Report: () => name in frappe.boot.user.all_reports,
				Page: () => name in frappe.boot.page_info,
				Workspace: () => frappe.boot.allowed_workspaces.some((page) => page.name === name),
			})[kind]()""",
			[place.kind, place.name],
		)

	def said(self, word: str) -> str:
		return self.page.evaluate("(text) => __(text)", word)

	def go(self, place: Place) -> None:
		"""Open it; a DocType as its list and, where the reader may make one, as a new form."""
		if place in self.been:
			return
		self.been.add(place)
		if place.kind != "DocType":
			self._open([*ROUTES[place.kind], place.name], place.kind, place.name)
		elif self.page.evaluate("(name) => frappe.model.is_single(name)", place.name):
			self._open(["Form", place.name], "Form", place.name)
		else:
			self._open(["List", place.name, "List"], "List", place.name)
			if self.page.evaluate("(name) => frappe.model.can_create(name)", place.name):
				self._open([frappe.scrub(place.name).replace("_", "-"), "new"], "Form", place.name)
		self._read(place)

	def _open(self, route: list[str], shown_as: str, name: str) -> None:
		self.page.evaluate("(route) => { frappe.set_route(route); }", route)
		self.page.wait_for_function(STANDS[shown_as], arg=name)
		self.page.wait_for_function(QUIET)
		self.page.wait_for_timeout(150)  # what the first answers ask for
		self.page.wait_for_function(QUIET)
		if complaints := self.page.evaluate(COMPLAINTS):
			self.complaints.append((name, shown_as, *complaints))
			self.page.evaluate("() => { frappe.hide_msgprint(true); cur_dialog && cur_dialog.hide(); }")

	def _read(self, place: Place) -> None:
		script = f"([name, headings]) => {{ {SAID} return ({WORDS[place.kind]})(name, headings); }}"
		headings = headings_of(place.name) if place.kind == "Workspace" else []
		read = self.page.evaluate(script, [place.name, headings])
		self.words |= {(english, shown.strip()) for english, shown in read if shown}
