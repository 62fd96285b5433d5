// The steps of a sales meeting: which buttons a form shows, and what they ask. Needs meeting.js.
frappe.provide("sales_ops");

sales_ops.meeting_steps = {
	/** The next step as the main button, the others beside it. */
	add(frm) {
		const { docstatus, status } = frm.doc;
		if (frm.is_new() || frm.is_dirty()) return;
		if (docstatus === 0) return this.add_approval(frm);
		if (docstatus !== 1) return;
		if (["Approved", "Notified"].includes(status)) this.add_before(frm);
		if (status === "Held") this.add_minutes(frm);
		if (status === "Minutes Signed") this.add_end(frm);
		this.add_material(frm);
	},

	primary(frm, label, run) {
		frm.page.set_primary_action(label, run);
	},

	add_approval(frm) {
		const { findings = [], may_approve } = frm.doc.__onload || {};
		if (findings.length || !may_approve) return frm.page.clear_primary_action();
		this.primary(frm, __("Approve", null, "Sales Meeting"), () => frm.savesubmit());
	},

	add_before(frm) {
		const may_write = frm.perm[0].write;
		const send = () => sales_ops.meeting.step(frm, "notify_attendees");
		if (frm.doc.status === "Approved" && may_write) this.primary(frm, __("Send the Plan"), send);
		if (frm.doc.status === "Notified" && may_write)
			frm.add_custom_button(__("Send the Plan Again"), send, __("More", null, "Sales Meeting"));
		frm.add_custom_button(__("Live Page"), () => frappe.set_route("meeting-live", frm.doc.name));
		if (may_write)
			frm.add_custom_button(
				__("Was Held as Planned"),
				() =>
					frappe.confirm(
						__("Write down that the meeting was held at its time, without the live page?"),
						() => sales_ops.meeting.step(frm, "record_held")
					),
				__("More", null, "Sales Meeting")
			);
	},

	add_minutes(frm) {
		frm.add_custom_button(__("Live Page"), () => frappe.set_route("meeting-live", frm.doc.name));
		if (frm.perm[0].write) frm.add_custom_button(__("All Are Present"), () => this.all_present(frm));
		if (!(frm.doc.__onload || {}).may_approve) return;
		this.primary(frm, __("Sign Minutes"), () =>
			frappe.confirm(
				__("From now on the minutes bind, and the actions become ToDos of those who do them."),
				() => sales_ops.meeting.step(frm, "sign_minutes")
			)
		);
	},

	/** Those of whom nothing was written down. */
	all_present(frm) {
		for (const row of frm.doc.attendees || []) if (!row.attendance) row.attendance = "Present";
		frm.dirty();
		frm.save("Update");
	},

	add_end(frm) {
		if (frm.perm[0].write)
			this.primary(frm, __("Close", null, "Sales Meeting"), () => this.close(frm));
		if ((frm.doc.__onload || {}).may_approve)
			frm.add_custom_button(__("Open Minutes Again"), () =>
				frappe.prompt(
					[{ fieldname: "reason", fieldtype: "Small Text", label: __("Reason"), reqd: 1 }],
					(values) => sales_ops.meeting.step(frm, "open_minutes", values),
					__("Open Minutes Again"),
					__("Open Minutes Again")
				)
			);
	},

	close(frm) {
		const open = frm.doc.no_of_open_actions;
		if (!open) return sales_ops.meeting.step(frm, "close_meeting");
		frappe.confirm(__("{0} actions are open. Carry them to the next meeting?", [open]), () =>
			sales_ops.meeting.step(frm, "close_meeting", { carry_open: 1 })
		);
	},

	/** A speaker hands in what the own items ask for; an organiser may for all. */
	add_material(frm) {
		if (!["Approved", "Notified", "Held"].includes(frm.doc.status)) return;
		const rows = (frm.doc.agenda || []).filter(
			(row) =>
				row.material_required &&
				!row.region_report &&
				(row.user === frappe.session.user || frm.perm[0].write)
		);
		const mine = rows.filter((row) => row.user === frappe.session.user);
		if (rows.length)
			frm.add_custom_button(__("Hand In Material"), () => this.hand_in(frm, mine.length ? mine : rows));
	},

	hand_in(frm, rows) {
		const options = rows.map((row) => ({
			value: row.name,
			label: `${row.idx}. ${row.subject} · ${row.material_required}`,
		}));
		const dialog = new frappe.ui.Dialog({
			title: __("Hand In Material"),
			fields: [
				{
					fieldname: "row",
					fieldtype: "Select",
					label: __("Item of the Agenda"),
					options,
					default: options[0].value,
					reqd: 1,
				},
				{ fieldname: "file_url", fieldtype: "Attach", label: __("File"), reqd: 1 },
			],
			primary_action_label: __("Hand In", null, "Sales Meeting"),
			primary_action: async ({ row, file_url }) => {
				await frappe.xcall("sales_ops.sales_meetings.meetings.api.hand_in_material", {
					meeting: frm.doc.name,
					row,
					file_url,
				});
				dialog.hide();
				frm.reload_doc();
			},
		});
		dialog.show();
	},
};
