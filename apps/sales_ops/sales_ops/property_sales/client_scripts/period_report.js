// What the forms of daily, weekly and monthly reports and of plans share: how they stand, live figures, confirmation.
// {% include "sales_ops/sales_ops/client_scripts/stored_call.js" %}
frappe.provide("sales_ops");

sales_ops.period_report = {
	colors: { "Not Due": "blue", Overdue: "red", "On Time": "green", Late: "orange" },
	confirmers: {
		Project: ["Property Project Manager", "System Manager"],
		Finance: ["Accounts User", "Accounts Manager"],
	},

	setup(...tables) {
		sales_ops.words.in_sense(...tables);
		for (const table of tables) this.name_unit_kinds(table);
		if (!tables.includes("Property Report Item")) return;
		this.link_documents();
		this.mark_undone();
	},

	/** A change that was undone counts as -1; its row says so. */
	mark_undone() {
		const df = frappe.meta.get_docfield("Property Report Item", "kind");
		const word_of = df.formatter;
		df.formatter = (value, _df, _options, row) =>
			row && row.sign < 0 ? `<span class="text-danger">−1 ${word_of(value)}</span>` : word_of(value);
	},

	/** Kinds of units are frozen as text; they are read as the unit's own. */
	name_unit_kinds(table) {
		const df = frappe.meta.get_docfield(table, "unit_kind");
		if (df) df.formatter = (value) => (value ? sales_ops.words.choice(value, "Property Unit") : "");
		const source = table === "Property Customer Analysis" && frappe.meta.get_docfield(table, "source");
		if (source) source.formatter = (value) => sales_ops.escape(value || __("Not Recorded"));
	},

	/** Frozen rows keep the names of documents as text, so that these can be cancelled; shown, they lead there. */
	link_documents() {
		const fields = { property_subscription: () => "Property Subscription" };
		fields.document_name = (row) => row.document_type;
		for (const [fieldname, doctype_of] of Object.entries(fields)) {
			const df = frappe.meta.get_docfield("Property Report Item", fieldname);
			df.formatter = (value, _df, _options, row) =>
				value && row ? this.link(doctype_of(row), value) : sales_ops.escape(value);
		}
	},

	link(doctype, name) {
		const route = frappe.utils.get_form_link(doctype, name);
		return `<a href="${route}">${sales_ops.escape(name)}</a>`;
	},

	refresh(frm) {
		if (frm.is_new()) return;
		this.show_state(frm);
		if (frm.doc.docstatus === 0 && frm.perm[0].write)
			frm.add_custom_button(__("Refresh Figures"), () => {
				frm.dirty(); // figures may have changed though nothing was typed
				frm.save();
			});
		if (frm.fields_dict.figures)
			frm.add_custom_button(__("Live Figures"), () =>
				frappe.set_route("query-report", "Daily Sales Report", {
					company: frm.doc.company,
					property_project: frm.doc.property_project,
					from_date: frm.doc.from_date,
					to_date: frm.doc.to_date,
				})
			);
		if (this.may_confirm(frm))
			frm.add_custom_button(__("Confirm"), () => this.confirm(frm)).addClass("btn-primary");
	},

	show_state(frm) {
		const state = (frm.doc.__onload || {}).state;
		if (!state || frm.doc.docstatus === 2) return;
		const due = frappe.datetime.str_to_user(frm.doc.due_at);
		const text = {
			"Not Due": () => __("To be handed in by {0}.", [due]),
			Overdue: () => __("Overdue: it was to be handed in by {0}.", [due]),
			"On Time": () => __("Handed in on time."),
			Late: () => __("Handed in: {0}.", [sales_ops.days.late(frm.doc.days_late)]),
		}[state]();
		sales_ops.headline.show(frm, text, this.colors[state]);
	},

	may_confirm(frm) {
		const { docstatus, handed_in_by, confirmations } = frm.doc;
		if (docstatus !== 1 || handed_in_by === frappe.session.user) return false;
		const done = (confirmations || []).map((row) => row.confirmed_as);
		return Object.entries(this.confirmers).some(
			([part, roles]) => !done.includes(part) && frappe.user.has_role(roles)
		);
	},

	confirm(frm) {
		frappe.prompt(
			{ fieldname: "remark", fieldtype: "Small Text", label: __("Remark") },
			async ({ remark }) => {
				await sales_ops.call_stored(frm, "confirm", { remark });
				frm.reload_doc();
			},
			__("Confirm {0}", [frm.doc.name]),
			__("Confirm")
		);
	},
};
