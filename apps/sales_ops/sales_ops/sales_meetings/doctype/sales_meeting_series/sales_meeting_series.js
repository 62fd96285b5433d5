// Sales Meeting Series: who comes, who hosts in turn, which regions report; and its next meeting.
// {% include "sales_ops/sales_meetings/client_scripts/meeting.js" %}

frappe.ui.form.on("Sales Meeting Series", {
	setup(frm) {
		sales_ops.words.in_sense("Sales Meeting Series", "Sales Meeting Series Item");
		for (const table of ["members", "regions", "agenda"])
			frm.set_query("employee", table, () => ({
				filters: { status: "Active", company: frm.doc.company },
			}));
	},

	onload(frm) {
		if (frm.is_new()) frm.doc.start_time = "09:00:00"; // Frappe proposes the hour of now
		if (frm.is_new() && !(frm.doc.agenda || []).some((row) => row.kind)) frm.events.propose_agenda(frm);
	},

	refresh(frm) {
		if (frm.is_new() || frm.doc.disabled || !frappe.model.can_create("Sales Meeting")) return;
		frm.add_custom_button(__("New Meeting"), () =>
			frappe.new_doc("Sales Meeting", { series: frm.doc.name, company: frm.doc.company })
		).addClass("btn-primary");
	},

	/** The agenda of a sales meeting, with the time boxes of Meeting Settings. */
	async propose_agenda(frm) {
		const settings = await frappe.db.get_doc("Meeting Settings");
		const subjects = {
			Opening: __("Opening", null, "Sales Meeting Agenda Item"),
			Review: __("Review", null, "Sales Meeting Agenda Item"),
			Region: "",
			Discussion: __("Discussion", null, "Sales Meeting Agenda Item"),
			Closing: __("Closing", null, "Sales Meeting Agenda Item"),
		};
		frm.clear_table("agenda");
		for (const [kind, subject] of Object.entries(subjects)) {
			const material = kind === "Region" ? __("Region Report") : null;
			frm.add_child("agenda", {
				kind,
				subject,
				planned_minutes: settings[`${kind.toLowerCase()}_minutes`],
				material_required: material,
			});
		}
		frm.refresh_field("agenda");
	},
});
