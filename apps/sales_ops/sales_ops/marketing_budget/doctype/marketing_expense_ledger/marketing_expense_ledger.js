// Marketing Expense Ledger: the week's vouchers, and finance's check of them.
// {% include "sales_ops/marketing_budget/client_scripts/statements.js" %}

frappe.ui.form.on("Marketing Expense Ledger", {
	setup() {
		sales_ops.words.in_sense("Marketing Expense Ledger", "Marketing Expense Ledger Item");
		sales_ops.statement.translate("Marketing Expense Ledger Item", "pool", "category");
	},

	refresh(frm) {
		sales_ops.statement.refresh(frm);
		if (frm.is_new() || frm.doc.docstatus === 2) return;
		if (frm.doc.docstatus === 1) frm.events.show_state(frm);
		frm.events.show_differences(frm);
	},

	show_state(frm) {
		if (["Checked", "Returned"].includes(frm.doc.status)) return sales_ops.statement.show_check(frm);
		sales_ops.statement.show_handed_in(frm, frm.doc.booked_on);
		if (!sales_ops.statement.may_check(frm)) return;
		frm.add_custom_button(__("Send Back"), () => frm.events.ask_differences(frm));
		sales_ops.statement.add_check_button(frm);
	},

	/** What was posted or cancelled since stands in a line of its own at the top. */
	async show_differences(frm) {
		const found = await sales_ops.call_stored(frm, "differences");
		frm.so_differences = found;
		if (!found.length) return;
		const names = found.map((row) => sales_ops.escape(row.voucher_no)).join(", ");
		const text = __("{0} vouchers differ from the books by now: {1}", [found.length, names]);
		sales_ops.statement.add_line(frm, text, "orange");
	},

	/** Finance says of each row what does not agree; rows that the books do not have any more come with a remark. */
	ask_differences(frm) {
		const changed = new Set((frm.so_differences || []).map((row) => row.voucher_no));
		const rows = (frm.doc.items || []).map((row) => ({
			row_name: row.name,
			voucher_no: row.voucher_no,
			party: row.party,
			amount: row.amount,
			remark: changed.has(row.voucher_no) ? __("Differs from the books") : "",
		}));
		const column = (fieldname, label, fieldtype, more = {}) => ({
			fieldname,
			label,
			fieldtype,
			in_list_view: 1,
			read_only: 1,
			...more,
		});
		const dialog = new frappe.ui.Dialog({
			title: __("Send Back"),
			size: "large",
			fields: [
				{ fieldname: "remark", fieldtype: "Small Text", label: __("Remark of Finance") },
				{
					fieldname: "rows",
					fieldtype: "Table",
					label: __("What Does Not Agree"),
					cannot_add_rows: true,
					cannot_delete_rows: true,
					in_place_edit: true,
					data: rows,
					fields: [
						column("voucher_no", __("Voucher"), "Data", { columns: 3 }),
						column("party", __("Supplier"), "Data", { columns: 2 }),
						column("amount", __("Amount"), "Float", { columns: 2 }),
						column("remark", __("Difference"), "Data", { read_only: 0, columns: 3 }),
					],
				},
			],
			primary_action_label: __("Send Back"),
			async primary_action({ remark }) {
				const differences = {};
				for (const row of rows) if ((row.remark || "").trim()) differences[row.row_name] = row.remark;
				await sales_ops.call_stored(frm, "send_back", { remark, differences });
				dialog.hide();
				frm.reload_doc();
			},
		});
		dialog.show();
	},
});
