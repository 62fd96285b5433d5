// Judge's Sheet: a judge scores with one thumb on a phone. Every score is saved at once; without a network it waits on the
// phone and is sent as soon as there is one. The organiser opens the same sheet for a judge who writes on paper.
// {% include "sales_ops/sales_ops/client_scripts/words.js" %}
// {% include "sales_ops/sales_meetings/page/judge_sheet/sheet_outbox.js" %}
// {% include "sales_ops/sales_meetings/page/judge_sheet/sheet_entry.js" %}
frappe.provide("sales_ops.judge_sheet");

sales_ops.judge_sheet.ROUTE = "judge-sheet";

sales_ops.judge_sheet.Sheet = class JudgeSheet {
	constructor(wrapper) {
		this.page = frappe.ui.make_app_page({
			parent: wrapper,
			title: __("Judge's Sheet"),
			single_column: true,
		});
		this.$body = $('<div class="jsh"></div>').appendTo(this.page.main);
		this.outbox = new sales_ops.judge_sheet.Outbox({
			send: (item) => this.send(item),
			changed: () => this.show_states(),
			refused: (item) => this.on_refused(item),
		});
		this.listen();
	}

	listen() {
		this.$body.on("click", ".jsh-entry-head", ({ currentTarget }) =>
			this.open($(currentTarget).closest(".jsh-entry").attr("data-entry"))
		);
		this.$body.on("click", "[data-points]", ({ currentTarget }) =>
			this.give(parseFloat(currentTarget.dataset.points))
		);
		this.$body.on("click", "[data-by]", ({ currentTarget }) => this.change(parseFloat(currentTarget.dataset.by)));
		this.$body.on("change", ".jsh-typed", ({ currentTarget }) => this.give(parseFloat(currentTarget.value)));
		this.$body.on("click", ".jsh-next", () => this.open_next());
		window.addEventListener("online", () => this.is_shown && this.load());
		document.addEventListener("visibilitychange", () => {
			if (document.visibilityState === "visible" && this.is_shown) this.load();
		});
	}

	get is_shown() {
		return frappe.get_route()[0] === sales_ops.judge_sheet.ROUTE && Boolean(this.name);
	}

	/** `/app/judge-sheet/<contest>`; for a judge on paper `/app/judge-sheet/<contest>/<row of the judge>`. */
	async show([, name, judge]) {
		if (!name) return this.choose();
		Object.assign(this, { name, judge: judge || null, sheet: null, opened: null });
		this.$body.html(`<p class="jsh-note">${__("Loading")} …</p>`);
		await this.load();
	}

	async choose() {
		this.name = null;
		const contests = await frappe.xcall("sales_ops.sales_meetings.judging.sheet.my_contests");
		if (contests.length === 1) return frappe.set_route(sales_ops.judge_sheet.ROUTE, contests[0].name);
		const rows = contests.map(
			({ name, title, kind }) => `<a class="jsh-choice" href="/app/${
				sales_ops.judge_sheet.ROUTE
			}/${encodeURIComponent(name)}"><b>${sales_ops.escape(title)}</b>
				<span>${sales_ops.words.choice(kind, "Judged Contest")}</span></a>`
		);
		this.$body.html(
			rows.join("") || `<p class="jsh-note">${__("There is nothing for you to judge now.")}</p>`
		);
	}

	async load() {
		const { name, judge } = this;
		const { changes } = this.outbox;
		const answer = await sales_ops.judge_sheet.ask("get_sheet", { judged_contest: name, judge });
		if (name !== this.name || judge !== this.judge) return;
		// A score was given or sent meanwhile: the answer may be older than what the phone knows.
		if (answer.message && changes !== this.outbox.changes) return this.load();
		if (answer.message) {
			this.sheet = answer.message;
			for (const entry of this.sheet.entries) {
				const waiting = this.outbox.waiting(name, judge, entry.entry);
				if (waiting) entry.points = waiting.points;
			}
			this.opened ??= (this.next_entry() || {}).entry;
			this.render();
			this.outbox.flush();
		} else if (!this.sheet) this.$body.html(`<p class="jsh-note">${answer.sentence || this.no_network()}</p>`);
	}

	no_network() {
		return __("The server cannot be reached. The sheet comes as soon as there is a network.");
	}

	render() {
		const { title, judge_name, kind, status } = this.sheet;
		this.is_open = status === "Open";
		const closed = this.is_open
			? ""
			: `<p class="jsh-note">${__("The contest is not open: scores cannot be changed now.")}</p>`;
		const rows = this.sheet.entries.map((entry, place) =>
			sales_ops.judge_sheet.entry_html(entry, place + 1, this.look_of(entry))
		);
		this.$body.html(`<div class="jsh-head"><b>${sales_ops.escape(title)}</b>
			<span>${sales_ops.words.choice(kind, "Judged Contest")} · ${sales_ops.escape(judge_name)}</span></div>
			${closed}${rows.join("")}<footer class="jsh-foot">
			<span class="jsh-progress"></span><span class="jsh-state" role="status"></span>
			<button type="button" class="btn btn-primary jsh-next">${__("Next")}</button></footer>`);
		this.show_states();
	}

	look_of({ entry }) {
		return {
			is_open: this.is_open && entry === this.opened,
			highest: this.sheet.highest,
			state: this.state_of(entry),
		};
	}

	render_entry(entry) {
		const place = this.sheet.entries.indexOf(entry) + 1;
		this.$entry(entry.entry).replaceWith(
			sales_ops.judge_sheet.entry_html(entry, place, this.look_of(entry))
		);
	}

	$entry(name) {
		return this.$body.find(".jsh-entry").filter((_, row) => row.dataset.entry === name);
	}

	find(name) {
		return this.sheet.entries.find(({ entry }) => entry === name);
	}

	open(name) {
		const before = this.find(this.opened);
		this.opened = name === this.opened ? null : name;
		if (before) this.render_entry(before);
		if (!this.opened) return;
		this.render_entry(this.find(name));
		this.$entry(name)[0].scrollIntoView({ block: "nearest", behavior: "smooth" });
	}

	/** The next one without points, after the one that is open. */
	next_entry() {
		const { entries } = this.sheet;
		const place = entries.findIndex(({ entry }) => entry === this.opened);
		const order = [...entries.slice(place + 1), ...entries.slice(0, place + 1)];
		return order.find(({ points }) => points === null);
	}

	open_next() {
		const next = this.next_entry();
		if (next && next.entry !== this.opened) this.open(next.entry);
	}

	// scores

	change(by) {
		const entry = this.find(this.opened);
		this.give(flt((entry.points || 0) + by, 1));
	}

	give(points) {
		const entry = this.find(this.opened);
		const { highest } = this.sheet;
		if (!this.is_open || !entry) return;
		if (!(points >= 0 && points <= highest) || flt(points, 1) !== points) {
			frappe.show_alert(__("0 to {0} points, one decimal place at most.", [highest]));
			return this.render_entry(entry);
		}
		entry.points = points;
		this.outbox.put({ contest: this.name, judge: this.judge, entry: entry.entry, points });
		this.render_entry(entry);
		this.show_states();
	}

	send({ contest, judge, entry, points }) {
		return sales_ops.judge_sheet.ask("give_score", { judged_contest: contest, judge, entry, points });
	}

	/** The server will not have it: what it says is shown, and the sheet is loaded as the server knows it. */
	on_refused({ sentence }) {
		frappe.msgprint({ title: __("Not Saved"), message: sentence, indicator: "red" });
		if (this.is_shown) this.load();
	}

	state_of(entry) {
		const waiting = this.outbox.waiting(this.name, this.judge, entry);
		if (waiting) return waiting.is_late ? "waiting" : "saving";
		return this.find(entry).points === null ? "" : "saved";
	}

	show_states() {
		if (!this.sheet) return;
		for (const { entry } of this.sheet.entries)
			this.$entry(entry).find(".jsh-mark").replaceWith(sales_ops.judge_sheet.mark_html(this.state_of(entry)));
		const { entries } = this.sheet;
		const done = entries.filter(({ points }) => points !== null).length;
		this.$body.find(".jsh-progress").text(__("{0} of {1} scored", [done, entries.length]));
		const waiting = this.outbox.count;
		this.$body.find(".jsh-state").text(
			waiting
				? __("{0} not sent yet", [waiting])
				: done === entries.length
				? __("All saved")
				: ""
		);
		this.$body.find(".jsh-next").prop("disabled", !this.next_entry());
	}
};

frappe.pages["judge-sheet"].on_page_load = (wrapper) => {
	wrapper.sheet = new sales_ops.judge_sheet.Sheet(wrapper);
};

frappe.pages["judge-sheet"].on_page_show = (wrapper) => wrapper.sheet.show(frappe.get_route());
