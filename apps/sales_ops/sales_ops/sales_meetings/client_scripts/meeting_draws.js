// Prize draws and judged contests: colours, and the steps that ask before they act.
// {% include "sales_ops/sales_ops/client_scripts/stored_call.js" %}
frappe.provide("sales_ops");

sales_ops.draws = {
	COLORS: {
		Draft: "red",
		Running: "blue",
		Open: "blue",
		Closed: "green",
		Cancelled: "gray",
		// the log
		Drawn: "green",
		Void: "red",
		Redrawn: "orange",
	},

	/** For `get_indicator` of a list: the word in the sense of its DocType. */
	indicator(doc, fieldname = "status") {
		const value = doc[fieldname];
		return [__(value, null, doc.doctype), this.COLORS[value] || "gray", `${fieldname},=,${value}`];
	},

	/** The dot beside a form's title. */
	show_indicator(frm, fieldname = "status") {
		if (frm.is_new() || !frm.doc[fieldname]) return;
		const [text, color] = this.indicator(frm.doc, fieldname);
		frm.page.set_indicator(text, color);
	},

	/** Columns of a table that only make sense at times. */
	show_columns(frm, table, fieldnames, shown) {
		const { grid } = frm.fields_dict[table];
		for (const fieldname of fieldnames) {
			grid.update_docfield_property(fieldname, "hidden", Number(!shown));
			grid.update_docfield_property(fieldname, "in_list_view", Number(shown));
		}
		if (grid.so_shown === shown) return;
		grid.so_shown = shown;
		grid.reset_grid();
	},

	async call(frm, method, args) {
		await frm.call(method, args);
		await frm.reload_doc();
	},

	// a draw

	ask_count(frm) {
		frappe.prompt(
			{ fieldname: "count", fieldtype: "Int", label: __("How many tickets?"), reqd: 1, default: 35 },
			({ count }) => this.fill(frm, count),
			__("Fill Tickets"),
			__("Fill")
		);
	},

	async fill(frm, count) {
		if (frm.is_dirty()) await frm.save();
		const fill = () => this.call(frm, "fill_tickets", { count });
		if (!(frm.doc.tickets || []).length) return fill();
		frappe.confirm(__("The {0} tickets that are there are replaced.", [frm.doc.tickets.length]), fill);
	},

	start(frm) {
		frappe.confirm(
			__(
				"Start the draw? Tickets and prizes stay as they are from now on; the hash of the secret seed is published."
			),
			() => frm.save("Submit")
		);
	},

	close(frm) {
		const open = frm.doc.no_of_places - frm.doc.no_of_winners;
		if (!open)
			return frappe.confirm(__("Close the draw and tell its seed?"), () => this.call(frm, "close"));
		frappe.prompt(
			{ fieldname: "remarks", fieldtype: "Small Text", label: __("Why do they stay open?"), reqd: 1 },
			(values) => this.call(frm, "close", values),
			__("{0} places are not drawn yet", [open]),
			__("Close the Draw")
		);
	},

	async export_log(frm) {
		const log = await sales_ops.call_stored(frm, "export_log");
		const file = new Blob([JSON.stringify(log, null, 1)], { type: "application/json" });
		const link = document.createElement("a");
		Object.assign(link, { href: URL.createObjectURL(file), download: `${frm.doc.name}.json` });
		link.click();
		URL.revokeObjectURL(link.href);
	},

	// a contest

	open_contest(frm) {
		frappe.confirm(
			__("Open the contest? Judges with a user are told, and can score from now on."),
			() => frm.save("Submit")
		);
	},

	close_contest(frm) {
		frappe.confirm(__("Close the contest? The scores are locked and the ranking is made."), () =>
			this.call(frm, "close")
		);
	},

	reopen(frm) {
		frappe.prompt(
			{ fieldname: "reason", fieldtype: "Small Text", label: __("Reason"), reqd: 1 },
			(values) => this.call(frm, "reopen", values),
			__("Open the contest again"),
			__("Open Again")
		);
	},
};
