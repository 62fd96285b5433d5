// Marketing Activity: what it takes of which lines and months, its approval and its end.
// {% include "sales_ops/marketing_budget/client_scripts/marketing_forms.js" %}
// {% include "sales_ops/marketing_budget/client_scripts/budget_banner.js" %}

frappe.ui.form.on("Marketing Activity", {
	setup(frm) {
		sales_ops.words.in_sense("Marketing Activity");
		frm.set_query("marketing_budget", sales_ops.marketing.active_budgets);
	},

	onload(frm) {
		if (frm.is_new() && !frm.doc.responsible) frm.set_value("responsible", frappe.session.user);
	},

	refresh(frm) {
		sales_ops.marketing.show_indicator(frm);
		frm.events.marketing_budget(frm);
		frm.events.show_figures(frm);
		const line = sales_ops.marketing.approval(frm);
		sales_ops.budget_banner.show(frm, frm.doc.status !== "Cancelled", line);
		if (frm.doc.docstatus === 1) frm.events.add_buttons(frm);
	},

	marketing_budget(frm) {
		if (frm.doc.docstatus === 0)
			sales_ops.marketing.offer(frm, frm.doc.marketing_budget, "line_name", "month");
	},

	show_figures(frm) {
		sales_ops.marketing.show_figures(
			frm,
			"marketing_activity.marketing_activity.activity_figures",
			{ activity: frm.doc.name },
			[
				["line", __("Line", null, "Marketing Budget Line")],
				["month", __("Month")],
				["approved", __("Approved Amount")],
				["reserved", __("Reserved", null, "Marketing Budget")],
				["committed", __("Ordered")],
				["actual", __("Actual")],
			],
			2
		);
	},

	add_buttons(frm) {
		const { status } = frm.doc;
		const values = { marketing_activity: frm.doc.name };
		const ledger = { ...values, company: frm.doc.company, from_date: frm.doc.start_date, group_by: "" };
		if (frappe.model.can_read("GL Entry"))
			frm.add_custom_button(__("General Ledger"), () => {
				frappe.route_options = { ...ledger, to_date: frappe.datetime.get_today() };
				frappe.set_route("query-report", "General Ledger");
			});
		if (["Approved", "Running"].includes(status) && frm.perm[0].write)
			frm.add_custom_button(__("Close Activity"), () => frm.events.close_activity(frm)).addClass("btn-primary");
		if (status === "Closed" && frm.perm[0].submit)
			frm.add_custom_button(__("Re-open Activity"), () => sales_ops.marketing.call(frm, "reopen_activity"));
	},

	close_activity(frm) {
		const field = { fieldname: "result", fieldtype: "Small Text", label: __("Result"), reqd: 1 };
		frappe.prompt(
			field,
			({ result }) =>
				sales_ops.marketing.run(frm, "marketing_activity.marketing_activity.close_activity", {
					activity: frm.doc.name,
					result,
				}),
			__("Close Activity"),
			__("Close Activity")
		);
	},
});

frappe.ui.form.on("Marketing Activity Item", {
	amount(frm) {
		const total = (frm.doc.items || []).reduce((sum, row) => sum + flt(row.amount), 0);
		frm.set_value("total_amount", total);
	},
});
