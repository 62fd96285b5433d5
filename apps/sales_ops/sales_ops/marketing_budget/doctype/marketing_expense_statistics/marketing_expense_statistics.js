// Marketing Expense Statistics: the month by line, handed in by the 3rd, checked by finance.
// {% include "sales_ops/marketing_budget/client_scripts/statements.js" %}

frappe.ui.form.on("Marketing Expense Statistics", {
	setup() {
		sales_ops.words.in_sense("Marketing Expense Statistics");
		sales_ops.statement.translate("Marketing Expense Statistics Item", "pool", "category");
	},

	refresh(frm) {
		sales_ops.statement.refresh(frm);
		if (frm.doc.docstatus !== 1) return;
		if (["Checked", "Returned"].includes(frm.doc.status)) return sales_ops.statement.show_check(frm);
		sales_ops.statement.show_handed_in(frm, frm.doc.submitted_on);
		if (!sales_ops.statement.may_check(frm)) return;
		frm.add_custom_button(__("Send Back"), () => {
			frappe.prompt(
				[{ fieldname: "remark", fieldtype: "Small Text", label: __("What Does Not Agree"), reqd: 1 }],
				async ({ remark }) => {
					await sales_ops.call_stored(frm, "send_back", { remark });
					frm.reload_doc();
				},
				__("Send Back"),
				__("Send Back")
			);
		});
		sales_ops.statement.add_check_button(frm);
	},
});
