// The steps of a settlement that ask something first. Needs consignment.js.
frappe.provide("sales_ops");

sales_ops.settlement = {
	/** Says why, where the day has passed; then submits. */
	async confirm(frm) {
		if (await sales_ops.settlement.ask_why_late(frm)) frm.savesubmit();
	},

	ask_why_late(frm) {
		const is_late = sales_ops.countdown.days_until(frm.doc.due_date) < 0;
		if (!is_late || frm.doc.delay_reason) return Promise.resolve(true);
		const due = frappe.datetime.str_to_user(frm.doc.due_date);
		const field = {
			fieldname: "delay_reason",
			fieldtype: "Small Text",
			label: __("Why Late"),
			reqd: 1,
			description: __("It was due on {0}.", [due]),
		};
		return new Promise((resolve) => {
			frappe.prompt(
				[field],
				async ({ delay_reason }) => {
					await frm.set_value("delay_reason", delay_reason);
					await frm.save();
					resolve(true);
				},
				__("Confirm"),
				__("Confirm")
			);
		});
	},

	async defer(frm) {
		if (!(await sales_ops.settlement.ask_why_late(frm))) return;
		const amount = sales_ops.consignment.money(frm.doc.net_amount, frm.doc.currency);
		frappe.confirm(__("Let {0} wait for the next period?", [amount]), async () => {
			await frm.call("defer");
			frm.reload_doc();
		});
	},

	issue_notice(frm) {
		const fields = [
			{
				fieldname: "receiver",
				fieldtype: "Link",
				options: "User",
				label: __("Receiver"),
				reqd: 1,
				description: __("Who takes the notice for quality and asks the supplier for the invoice."),
			},
			{
				fieldname: "handed_over_at",
				fieldtype: "Datetime",
				label: __("Handed Over At"),
				default: frappe.datetime.now_datetime(),
				reqd: 1,
			},
		];
		const issue = async (values) => {
			const { message } = await frm.call("issue_notice", values);
			await frm.reload_doc();
			frappe.set_route("print", "Consignment Invoice Notice", message);
		};
		frappe.prompt(fields, issue, __("Issue Notice"), __("Issue and Print"));
	},

	async record_invoice(frm) {
		const { message: expected } = await frm.call("expected_invoice");
		const dialog = new frappe.ui.Dialog({
			title: __("Record Invoice"),
			fields: sales_ops.settlement.invoice_fields(frm, expected),
			primary_action_label: __("Record Invoice"),
			async primary_action(values) {
				const { is_gross, ...bill } = values;
				if (!is_gross) delete bill.red_bill_no;
				if (!is_gross) delete bill.red_bill_amount;
				await frm.call({ doc: frm.doc, method: "record_invoice", args: bill, freeze: true });
				dialog.hide();
				frm.reload_doc();
			},
		});
		dialog.show();
	},

	invoice_fields(frm, expected) {
		const { currency } = frm.doc;
		const money = (amount) => sales_ops.consignment.money(amount, currency);
		const today = frappe.datetime.get_today();
		const foreign = currency !== frappe.get_doc(":Company", frm.doc.company)?.default_currency;
		const fields = [
			{ fieldname: "bill_no", fieldtype: "Data", label: __("Supplier's Invoice No."), reqd: 1 },
			{
				fieldname: "bill_date",
				fieldtype: "Date",
				label: __("Supplier's Invoice Date"),
				reqd: 1,
				default: today,
			},
			{ fieldtype: "Column Break" },
			{
				fieldname: "bill_amount",
				fieldtype: "Float",
				label: __("Invoice Amount"),
				reqd: 1,
				default: expected.amount,
				description: __("With tax, in {0}. We expect {1}.", [currency, money(expected.amount)]),
			},
			{
				fieldname: "posting_date",
				fieldtype: "Date",
				label: __("Posting Date"),
				reqd: 1,
				default: today,
			},
			{ fieldtype: "Section Break" },
			{ fieldname: "attachment", fieldtype: "Attach", label: __("Scan of the Invoice") },
		];
		if (foreign)
			fields.push({
				fieldname: "exchange_rate",
				fieldtype: "Float",
				precision: 6,
				label: __("Exchange Rate"),
				description: __("Left empty: the rate of the posting date."),
			});
		return expected.red ? [...fields, ...sales_ops.settlement.red_fields(expected, money)] : fields;
	},

	red_fields(expected, money) {
		const depends_on = "is_gross";
		const mandatory_depends_on = "is_gross";
		return [
			{ fieldtype: "Section Break" },
			{
				fieldname: "is_gross",
				fieldtype: "Check",
				label: __("The supplier sends a red invoice for what came back"),
				description: __("Then the invoice is for {0}, the red one for {1}.", [
					money(expected.gross),
					money(expected.red),
				]),
				onchange() {
					const gross = this.get_value();
					this.layout.set_value("bill_amount", gross ? expected.gross : expected.amount);
					this.layout.set_value("red_bill_amount", gross ? expected.red : 0);
				},
			},
			{
				fieldname: "red_bill_no",
				fieldtype: "Data",
				label: __("Red Invoice No."),
				depends_on,
				mandatory_depends_on,
			},
			{ fieldtype: "Column Break" },
			{ fieldname: "red_bill_amount", fieldtype: "Float", label: __("Red Invoice Amount"), depends_on },
		];
	},

	pay(frm) {
		const field = {
			fieldname: "ratio",
			fieldtype: "Percent",
			label: __("Payment Ratio"),
			default: frm.doc.payment_ratio || 100,
			reqd: 1,
			description: __("Of the invoice, what was paid before included."),
		};
		const pay = async ({ ratio }) => {
			const { message } = await frm.call("pay_by_ratio", { ratio });
			frappe.set_route("Form", "Payment Entry", message);
		};
		frappe.prompt([field], pay, __("Pay by Ratio"), __("Make Payment Entry"));
	},

	/** Goods that came back after the settlement: out of our own store to the supplier. */
	debit_note(frm) {
		const dialog = new frappe.ui.Dialog({
			title: __("Debit Note"),
			size: "large",
			fields: sales_ops.settlement.debit_note_fields(frm, () => dialog),
			primary_action_label: __("Return Goods and Book"),
			async primary_action({ consignment_withdrawal, warehouse, rows }) {
				const back = rows.filter((row) => flt(row.qty) > 0);
				const args = { consignment_withdrawal, warehouse, rows: back };
				const method = "sales_ops.consignment.settlement.late_returns.return_settled";
				const { message } = await frappe.call({ method, args, freeze: true });
				dialog.hide();
				await frm.reload_doc();
				frappe.show_alert(__("Debit note {0} is booked.", [message.debit_note]));
			},
		});
		dialog.show();
	},

	debit_note_fields(frm, dialog) {
		const in_grid = { in_list_view: 1, read_only: 1 };
		return [
			{
				fieldname: "consignment_withdrawal",
				fieldtype: "Link",
				options: "Consignment Withdrawal",
				label: __("Withdrawal"),
				reqd: 1,
				get_query: () => ({
					filters: { supplier: frm.doc.supplier, status: ["in", ["Settled", "Partly Settled"]] },
				}),
				onchange: () => sales_ops.settlement.load_rows(dialog()),
			},
			{ fieldtype: "Column Break" },
			{
				fieldname: "warehouse",
				fieldtype: "Link",
				options: "Warehouse",
				label: __("Out of Our Warehouse"),
				reqd: 1,
				get_query: () => ({
					filters: {
						company: frm.doc.company,
						is_group: 0,
						so_consignment_role: ["is", "not set"],
					},
				}),
			},
			{ fieldtype: "Section Break" },
			{
				fieldname: "rows",
				fieldtype: "Table",
				label: __("Goods"),
				cannot_add_rows: 1,
				cannot_delete_rows: 1,
				in_place_edit: true,
				data: [],
				fields: [
					{ fieldname: "item_code", fieldtype: "Data", label: __("Item"), ...in_grid },
					{ fieldname: "item_name", fieldtype: "Data", label: __("Item Name"), ...in_grid },
					{ fieldname: "left", fieldtype: "Float", label: __("Not Returned Yet"), ...in_grid },
					{ fieldname: "qty", fieldtype: "Float", label: __("Goes Back"), in_list_view: 1 },
					{
						fieldname: "serial_no",
						fieldtype: "Small Text",
						label: __("Serial Numbers"),
						in_list_view: 1,
					},
				],
			},
		];
	},

	async load_rows(dialog) {
		const consignment_withdrawal = dialog.get_value("consignment_withdrawal");
		if (!consignment_withdrawal) return;
		const method = "sales_ops.consignment.settlement.late_returns.returnable";
		const rows = await frappe.xcall(method, { consignment_withdrawal });
		const grid = dialog.fields_dict.rows;
		grid.df.data = rows.map((row) => ({ ...row, serial_no: "", qty: 0 }));
		grid.grid.refresh();
	},
};
