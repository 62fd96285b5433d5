// Sales Meeting: its plan, its minutes, its actions; what it lacks stands above the draft.
// {% include "sales_ops/sales_meetings/client_scripts/meeting.js" %}
// {% include "sales_ops/sales_meetings/client_scripts/meeting_steps.js" %}

const BOX_FIELDS = { Opening: "opening", Review: "review", Region: "region", Discussion: "discussion", Closing: "closing" };

frappe.ui.form.on("Sales Meeting", {
	setup(frm) {
		sales_ops.words.in_sense(
			"Sales Meeting",
			"Sales Meeting Agenda Item",
			"Sales Meeting Action",
			"Meeting Attendee"
		);
		for (const [field, table] of [
			["host", null],
			["recorder", null],
			["employee", "attendees"],
			["employee", "agenda"],
			["employee", "actions"],
			["employee", "groups"],
		]) {
			const query = () => ({ filters: { status: "Active", company: frm.doc.company } });
			if (table) frm.set_query(field, table, query);
			else frm.set_query(field, query);
		}
		frm.set_query("series", () => ({ filters: { disabled: 0 } }));
	},

	onload(frm) {
		if (!frm.is_new() || frm.doc.amended_from) return;
		// Frappe proposes the hour of now.
		frm.doc.start_time = "09:00:00";
		frm.doc.end_time = "12:00:00";
		if (!frm.doc.meeting_date) frm.doc.meeting_date = frappe.datetime.get_today();
		if (frm.doc.series && !(frm.doc.agenda || []).some((row) => row.kind)) frm.events.fill(frm);
	},

	refresh(frm) {
		sales_ops.meeting.show_indicator(frm);
		sales_ops.meeting.hide_submit_message(frm);
		frm.events.freeze_agenda(frm);
		frm.events.say_how_it_stands(frm);
		sales_ops.meeting_steps.add(frm);
	},

	/** Rows of an approved agenda stay; the server refuses others, here there is no button for them. */
	freeze_agenda(frm) {
		const stands = frm.doc.docstatus > 0;
		frm.set_df_property("agenda", "cannot_add_rows", stands);
		frm.set_df_property("agenda", "cannot_delete_rows", stands);
		const is_signed = ["Minutes Signed", "Closed"].includes(frm.doc.status);
		for (const table of ["attendees", "decisions", "groups"]) {
			frm.set_df_property(table, "cannot_add_rows", is_signed);
			frm.set_df_property(table, "cannot_delete_rows", is_signed);
		}
		frm.set_df_property("actions", "cannot_add_rows", is_signed);
	},

	say_how_it_stands(frm) {
		const { status, docstatus } = frm.doc;
		const show = (text, color) => sales_ops.headline.show(frm, text, color);
		const findings = (frm.doc.__onload || {}).findings || [];
		if (docstatus === 0 && !frm.is_new()) {
			if (!findings.length) return show(__("The plan is complete and waits for approval."), "green");
			return show(
				`<b>${__("Before the plan can be approved:")}</b><ul class="mb-0">${findings
					.map((text) => `<li>${text}</li>`)
					.join("")}</ul>`,
				"orange"
			);
		}
		const due = frm.doc.minutes_due_on;
		const missing = frm.events.missing(frm);
		if (status === "Approved") show(__("Approved. Send the plan to the attendees."), "blue");
		if (status === "Notified" && missing.length)
			show(
				__("Not handed in yet: {0}", [
					missing.map((row) => sales_ops.escape(`${row.speaker} (${row.subject})`)).join(", "),
				]),
				"orange"
			);
		else if (status === "Notified") show(__("Everything that was asked for has been handed in."), "green");
		if (status === "Held")
			show(
				__("The minutes are due on {0}.", [sales_ops.meeting.deadline(due)]),
				sales_ops.countdown.days_until(due) < 0 ? "red" : "blue"
			);
		if (status === "Minutes Signed" && frm.doc.no_of_open_actions)
			show(__("{0} of {1} actions are open.", [frm.doc.no_of_open_actions, frm.doc.no_of_actions]), "blue");
	},

	missing: (frm) =>
		(frm.doc.agenda || []).filter(
			(row) => (row.material_required || row.region_report) && !row.received_on
		),

	series: (frm) => frm.events.fill(frm),

	meeting_date(frm) {
		if (frm.is_new() && frm.doc.series) frm.events.fill(frm);
	},

	/** What the series lays down, while the document is new: host in turn, regions in their order, deadlines. */
	async fill(frm) {
		const { series, meeting_date } = frm.doc;
		if (!frm.is_new() || !series || !meeting_date) return;
		const values = await frappe.xcall("sales_ops.sales_meetings.meetings.api.plan_of_series", {
			series_name: series,
			meeting_date,
		});
		for (const [field, value] of Object.entries(values)) {
			if (Array.isArray(value)) {
				frm.clear_table(field);
				for (const row of value) frm.add_child(field, row);
			} else if (!["series", "meeting_date"].includes(field)) frm.doc[field] = value;
		}
		frm.refresh_fields();
		frm.events.set_times(frm);
	},

	start_time: (frm) => frm.events.set_times(frm),
	end_time: (frm) => frm.events.set_times(frm),

	/** As the server computes them on saving. */
	set_times(frm) {
		const minutes = (time) => {
			const [hours, rest] = String(time || "0:0").split(":");
			return cint(hours) * 60 + cint(rest);
		};
		const start = minutes(frm.doc.start_time);
		let at = start;
		for (const row of frm.doc.agenda || []) {
			row.starts_at = `${String(Math.floor(at / 60) % 24).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}:00`;
			at += cint(row.planned_minutes);
		}
		frm.doc.length_minutes = Math.max(0, minutes(frm.doc.end_time) - start);
		frm.doc.planned_minutes = at - start;
		frm.doc.spare_minutes = frm.doc.length_minutes - frm.doc.planned_minutes;
		for (const field of ["agenda", "length_minutes", "planned_minutes", "spare_minutes"])
			frm.refresh_field(field);
	},
});

frappe.ui.form.on("Sales Meeting Agenda Item", {
	planned_minutes: (frm) => frm.events.set_times(frm),
	agenda_move: (frm) => frm.events.set_times(frm),
	agenda_remove: (frm) => frm.events.set_times(frm),

	async agenda_add(frm, cdt, cdn) {
		frm.events.set_times(frm);
		const row = locals[cdt][cdn];
		if (!row.speaker && frm.doc.host) await frappe.model.set_value(cdt, cdn, "employee", frm.doc.host);
	},

	territory(frm, cdt, cdn) {
		const row = locals[cdt][cdn];
		if (row.territory && !row.subject) frappe.model.set_value(cdt, cdn, "subject", row.territory);
	},

	/** A kind proposes the time of its box; the material is due some days before. */
	async kind(frm, cdt, cdn) {
		const row = locals[cdt][cdn];
		const box = BOX_FIELDS[row.kind];
		if (!box || row.planned_minutes) return;
		const minutes = await frappe.db.get_single_value("Meeting Settings", `${box}_minutes`);
		frappe.model.set_value(cdt, cdn, "planned_minutes", minutes);
	},

	async material_required(frm, cdt, cdn) {
		const row = locals[cdt][cdn];
		if (!row.material_required || row.material_due) return;
		const days = await frappe.db.get_single_value("Meeting Settings", "materials_due_days");
		const due = frappe.datetime.add_days(frm.doc.meeting_date, -cint(days));
		frappe.model.set_value(cdt, cdn, "material_due", due);
	},
});
