// Region Report: figures come from the sales documents, the rest is what the region says.
// {% include "sales_ops/sales_meetings/client_scripts/meeting.js" %}

frappe.ui.form.on("Region Report", {
	setup(frm) {
		sales_ops.words.in_sense("Region Report", "Region Report Figure");
		frm.set_query("employee", () => ({ filters: { status: "Active", company: frm.doc.company } }));
		frm.set_query("sales_meeting", () => ({
			filters: { company: frm.doc.company, docstatus: ["<", 2] },
		}));
		frappe.meta.get_docfield("Region Report Figure", "achievement").formatter =
			frm.events.show_achievement;
	},

	onload(frm) {
		if (frm.is_new() && !frm.doc.month)
			frm.set_value("month", frappe.datetime.add_months(frappe.datetime.month_start(), -1));
	},

	refresh(frm) {
		sales_ops.meeting.show_indicator(frm);
		sales_ops.meeting.hide_submit_message(frm);
		for (const table of ["products", "customers", "areas", "people"]) {
			frm.set_df_property(table, "cannot_add_rows", 1);
			frm.set_df_property(table, "cannot_delete_rows", 1);
		}
		frm.events.say_how_it_stands(frm);
		if (frm.is_new() || frm.doc.docstatus !== 0) return;
		if (frm.perm[0].write)
			frm.add_custom_button(__("Fill from Sales"), () => frm.events.fill_figures(frm)).toggleClass(
				"btn-primary",
				!frm.doc.filled_on
			);
		if (!frm.perm[0].submit || frm.is_dirty()) return;
		if (!frm.doc.filled_on) return frm.page.clear_primary_action();
		frm.page.set_primary_action(__("Hand In", null, "Region Report"), () => frm.savesubmit());
	},

	show_achievement(value) {
		if (!value) return "";
		const color = value >= 100 ? "text-success" : value < 90 ? "text-danger" : "";
		return `<div class="text-right ${color}">${format_number(value, null, 1)} %</div>`;
	},

	async fill_figures(frm) {
		if (frm.is_dirty()) await frm.save();
		await sales_ops.meeting.step(frm, "fill_figures");
	},

	say_how_it_stands(frm) {
		const { docstatus, due_date, is_late, handed_in_on, filled_on } = frm.doc;
		const show = (text, color) => sales_ops.headline.show(frm, text, color);
		if (frm.is_new()) return;
		if (docstatus === 1) {
			const when = frappe.datetime.str_to_user(handed_in_on);
			const text = is_late
				? __("Handed in late on {0}. The figures are frozen.", [when])
				: __("Handed in on {0}. The figures are frozen.", [when]);
			return show(text, is_late ? "orange" : "green");
		}
		if (docstatus !== 0) return;
		const due = due_date ? __("Due on {0}.", [sales_ops.meeting.deadline(due_date)]) : "";
		const fill = filled_on ? "" : __("Begin with “Fill from Sales”.");
		const is_overdue = due_date && sales_ops.countdown.days_until(due_date) < 0;
		if (due || fill) show(`${due} ${fill}`, is_overdue ? "red" : "blue");
	},
});
