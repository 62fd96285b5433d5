// Marketing Budget Execution Report: when it is due, who has it, and where a reason is missing.
// {% include "sales_ops/marketing_budget/client_scripts/statements.js" %}

frappe.ui.form.on("Marketing Budget Execution Report", {
	setup(frm) {
		sales_ops.words.in_sense(
			"Marketing Budget Execution Report",
			"Marketing Budget Execution Report Item",
			"Marketing Budget Report Receiver"
		);
		frm.set_query("marketing_budget", () => ({
			filters: { docstatus: 1, status: ["in", ["Active", "Closed"]] },
		}));
		frm.set_query("receiver", "receivers", () => ({ filters: { enabled: 1, user_type: "System User" } }));
		sales_ops.statement.translate("Marketing Budget Execution Report Item", "pool", "control_mode");
	},

	refresh(frm) {
		sales_ops.statement.refresh(frm);
		if (frm.is_new()) return;
		if (frm.doc.docstatus === 0) frm.events.show_missing_reasons(frm);
		if (frm.doc.docstatus === 1) frm.events.show_receipts(frm);
		frm.add_custom_button(__("Live Figures"), () =>
			frappe.set_route("query-report", "Marketing Budget Execution", {
				company: frm.doc.company,
				marketing_budget: frm.doc.marketing_budget,
				from_month: frm.doc.month,
				to_month: frm.doc.month,
				group_by: "Line",
			})
		);
	},

	/** Which lines still ask for a reason; saving is possible without, handing in is not. */
	show_missing_reasons(frm) {
		const open = (frm.doc.items || []).filter(
			(row) => row.needs_reason && !(row.variance_reason || "").trim()
		);
		sales_ops.statement.show_deadline(frm);
		if (!open.length) return;
		const names = open.map((row) => sales_ops.escape(row.line_name)).join(", ");
		sales_ops.statement.add_line(frm, __("A reason is needed for: {0}", [names]), "orange");
	},

	show_receipts(frm) {
		const mine = (frm.doc.receivers || []).filter((row) => row.receiver === frappe.session.user);
		const open = mine.some((row) => !row.received_on);
		if (open)
			frm.add_custom_button(__("Confirm Receipt"), async () => {
				await sales_ops.call_stored(frm, "receive");
				frm.reload_doc();
			}).addClass("btn-primary");
		if (frm.doc.status === "Received")
			return sales_ops.statement.show_line(frm, __("All three receivers have it."), "green");
		sales_ops.statement.show_handed_in(frm, frm.doc.submitted_on);
	},
});

frappe.ui.form.on("Marketing Budget Execution Report Item", {
	variance_reason(frm) {
		frm.events.show_missing_reasons(frm);
	},
});
