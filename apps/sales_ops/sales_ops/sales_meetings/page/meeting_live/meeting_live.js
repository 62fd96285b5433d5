// Meeting Live: the item that runs with its countdown, for the projector and for whoever keeps the clock and the minutes.
// The server keeps the time, so all windows show the same.
// The parts are put in here by Frappe's page loader, so they are as fresh as the page itself:
// {% include "sales_ops/sales_ops/client_scripts/words.js" %}
// {% include "sales_ops/sales_meetings/page/meeting_live/live_data.js" %}
// {% include "sales_ops/sales_meetings/page/meeting_live/live_clock.js" %}
// {% include "sales_ops/sales_meetings/page/meeting_live/live_agenda.js" %}
// {% include "sales_ops/sales_meetings/page/meeting_live/live_notes.js" %}
// {% include "sales_ops/sales_meetings/page/meeting_live/live_results.js" %}
// {% include "sales_ops/sales_meetings/page/meeting_live/live_choice.js" %}

sales_ops.live.Page = class MeetingLive {
	constructor(wrapper) {
		this.page = frappe.ui.make_app_page({ parent: wrapper, title: __("Meeting Live"), single_column: true });
		this.data = new sales_ops.live.Data(() => this.show());
		this.$body = $('<div class="mlv" tabindex="-1"></div>').appendTo(this.page.main);
		this.make_parts();
		this.listen();
	}

	make_parts() {
		this.$body.html(`<div class="mlv-state"></div>
			<div class="mlv-stage">
				<div class="mlv-left"><div class="mlv-now"></div><div class="mlv-buttons"></div><div class="mlv-notes"></div></div>
				<div class="mlv-right"><div class="mlv-agenda"></div><div class="mlv-results"></div></div>
			</div>`);
		const { live } = sales_ops;
		this.clock = new live.Clock(this.$body.find(".mlv-now"), this.data);
		this.agenda = new live.Agenda(this.$body.find(".mlv-agenda"), this.data);
		this.notes = new live.Notes(this.$body.find(".mlv-notes"), this.data);
		this.results = new live.Results(this.$body.find(".mlv-results"), this.data);
		this.choice = new live.Choice(this.$body.find(".mlv-state"));
		this.$body.on("click", "[data-do]", (event) => this.act(event.currentTarget.dataset.do));
	}

	listen() {
		frappe.realtime.on("doc_update", (change) => this.data.on_change(change));
		frappe.realtime.on("connect", () => this.is_visible && this.data.subscribe(true));
		document.addEventListener("visibilitychange", () => this.is_visible && this.data.load());
		document.addEventListener("keydown", (event) => this.on_key(event));
		document.addEventListener("fullscreenchange", () => this.mark_fullscreen());
		setInterval(() => this.is_visible && this.tick(), 500);
	}

	get is_visible() {
		return frappe.get_route()[0] === "meeting-live" && document.visibilityState === "visible";
	}

	open(name) {
		this.data.open(name);
		if (!name) this.choice.load();
		this.show();
	}

	tick() {
		if (!this.data.state) return;
		this.clock.tick();
		this.agenda.tick();
		this.data.load_if_stale();
	}

	show() {
		const { state, error } = this.data;
		this.$body.toggleClass("is-empty", !state);
		this.$body.find(".mlv-state").toggle(!state);
		if (error) this.choice.error(error);
		if (!state) return this.page.set_title(__("Meeting Live"));
		this.page.set_title(state.meeting_title);
		this.page.set_indicator(__(state.status, null, "Sales Meeting"), "blue");
		this.clock.show();
		this.agenda.show();
		this.notes.show();
		this.results.show();
		this.show_buttons();
	}

	show_buttons() {
		const { state } = this.data;
		const button = (action, label, key, style = "btn-default", disabled = false) =>
			`<button class="btn ${style}" data-do="${action}" ${disabled ? "disabled" : ""}>${label}${
				key ? ` <kbd>${key}</kbd>` : ""
			}</button>`;
		const runs = Boolean(this.data.running);
		const begun = state.agenda.some((row) => row.is_begun);
		const step = begun ? __("Next Item") : __("Start the Meeting");
		const found = [];
		if (state.may_run && state.can_start) {
			if (state.next) found.push(button("next", step, __("Space"), "btn-primary"));
			found.push(button("stop", __("Stop"), "S", "btn-default", !runs));
			if (begun) found.push(button("end", __("End the Meeting"), "", "btn-danger"));
		}
		found.push(button("full", __("Full Screen"), "F"));
		found.push(button("form", __("Open Document"), ""));
		this.$body.find(".mlv-buttons").html(found.join(""));
	}

	act(action) {
		if (action.startsWith("start:")) return this.data.call("start_item", { row: action.slice(6) });
		const steps = {
			next: () => this.data.state.next && this.data.call("next_item"),
			stop: () => this.data.running && this.data.call("stop_item"),
			end: () => this.end(),
			full: () => this.toggle_fullscreen(),
			form: () => frappe.set_route("Form", "Sales Meeting", this.data.name),
			retry: () => this.open(this.data.name),
			choose: () => frappe.set_route("meeting-live"),
		};
		return steps[action] && steps[action]();
	}

	end() {
		frappe.confirm(__("End the meeting? The times of its items are kept."), () =>
			this.data.call("end_meeting")
		);
	}

	/** Keys work unless somebody writes. */
	on_key(event) {
		const writes = $(event.target).is("input, textarea, select, [contenteditable='true']");
		const is_ours = this.is_visible && this.data.state && !writes && !$(".modal.show").length;
		if (!is_ours || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
		const { may_run, can_start } = this.data.state;
		const key = event.key.toLowerCase();
		if (key === "f") return this.take(event, () => this.toggle_fullscreen());
		if (!may_run || !can_start) return;
		if (key === " " || key === "n") return this.take(event, () => this.act("next"));
		if (key === "s") return this.take(event, () => this.act("stop"));
	}

	take(event, run) {
		event.preventDefault();
		event.stopPropagation();
		run();
	}

	toggle_fullscreen() {
		if (document.fullscreenElement) return document.exitFullscreen();
		return this.$body[0].requestFullscreen();
	}

	/** On the wall: the clock and the agenda, without what only the minute taker needs. */
	mark_fullscreen() {
		this.$body.toggleClass("is-wall", document.fullscreenElement === this.$body[0]);
	}
};

frappe.pages["meeting-live"].on_page_load = function (wrapper) {
	wrapper.meeting_live = new sales_ops.live.Page(wrapper);
};

frappe.pages["meeting-live"].on_page_show = function (wrapper) {
	wrapper.meeting_live.open(frappe.get_route()[1]);
};
