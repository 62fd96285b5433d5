// Prize Draw: what is wrong with the draft, the steps, the screen for the hall, and the winners.
// {% include "sales_ops/sales_ops/client_scripts/words.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}
// {% include "sales_ops/sales_meetings/client_scripts/meeting_draws.js" %}

frappe.ui.form.on("Prize Draw", {
	setup(frm) {
		sales_ops.words.in_sense("Prize Draw");
		frm.set_query("annual_meeting_plan", () => ({ filters: { docstatus: ["<", 2] } }));
		// A level is a word of the office's own: what is offered is written in its language.
		const levels = [
			__("Special Prize"),
			__("First Prize"),
			__("Second Prize"),
			__("Third Prize"),
			__("Lucky Prize"),
		];
		frm.fields_dict.prizes.grid.update_docfield_property("level", "options", levels);
	},

	refresh(frm) {
		sales_ops.draws.show_indicator(frm);
		frm.events.mode(frm);
		if (frm.is_new()) return;
		frm.events.show_headline(frm);
		frm.events.show_findings(frm);
		frm.events.add_buttons(frm);
	},

	mode(frm) {
		sales_ops.draws.show_columns(frm, "prizes", ["preset_numbers"], frm.doc.mode === "Preset");
	},

	show_headline(frm) {
		const { status, no_of_winners, no_of_places, no_of_tickets } = frm.doc;
		const show = (text, color) => sales_ops.headline.show(frm, text, color);
		if (status === "Running")
			return show(
				__("{0} of {1} places are drawn; {2} tickets take part.", [
					no_of_winners,
					no_of_places,
					no_of_tickets,
				]),
				"blue"
			);
		if (status === "Closed")
			show(__("The draw is over and its seed is told: anybody can draw it again."), "green");
	},

	/** The committee's mistakes, before the hall sees them. */
	show_findings(frm) {
		const { errors = [], notes = [] } = (frm.doc.__onload || {}).findings || {};
		if (frm.doc.docstatus !== 0 || !(errors.length + notes.length)) return;
		const list = (sentences) => `<ul class="mb-1">${sentences.map((s) => `<li>${s}</li>`).join("")}</ul>`;
		const parts = [];
		if (errors.length) parts.push(`<b>${__("The draw cannot start:")}</b>${list(errors)}`);
		if (notes.length) parts.push(`<b>${__("Is it meant so?")}</b>${list(notes)}`);
		sales_ops.headline.show(frm, parts.join(""), errors.length ? "red" : "orange");
	},

	add_buttons(frm) {
		const { docstatus, status, last_sequence, seed } = frm.doc;
		const may_run = frm.has_perm("submit");
		if (docstatus === 0 && frm.has_perm("write")) frm.events.add_draft_buttons(frm);
		if (docstatus === 1) {
			const screen = (view) => frappe.set_route("prize-draw-screen", frm.doc.name, ...view);
			const $screen = frm.add_custom_button(__("Draw Screen"), () => screen([]));
			if (status === "Running") $screen.addClass("btn-primary");
			frm.add_custom_button(__("Hall Window"), () =>
				window.open(`/app/prize-draw-screen/${encodeURIComponent(frm.doc.name)}/hall`)
			);
			if (status === "Running" && may_run)
				frm.add_custom_button(__("Close the Draw"), () => sales_ops.draws.close(frm));
		}
		if (last_sequence)
			frm.add_custom_button(__("Log", null, "Prize Draw"), () =>
				frappe.set_route("List", "Prize Draw Entry", { prize_draw: frm.doc.name })
			);
		if (seed) frm.add_custom_button(__("Export Log"), () => sales_ops.draws.export_log(frm));
	},

	add_draft_buttons(frm) {
		const group = __("Fill Tickets");
		frm.add_custom_button(__("By Number"), () => sales_ops.draws.ask_count(frm), group);
		frm.add_custom_button(
			__("From the Attendees"),
			() => sales_ops.draws.fill(frm, 0),
			group
		);
		if (frm.has_perm("submit") && !frm.is_dirty())
			frm.page.set_primary_action(__("Start the Draw"), () => sales_ops.draws.start(frm));
	},
});
