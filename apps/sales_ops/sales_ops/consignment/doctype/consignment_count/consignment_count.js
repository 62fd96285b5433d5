// Consignment Count: fill the sheet from the books, print it, enter what was found, post the differences.
// {% include "sales_ops/consignment/client_scripts/consignment.js" %}

const COUNT_SHEET = "sales_ops.consignment.doctype.consignment_count.consignment_count.count_sheet";

frappe.ui.form.on("Consignment Count", {
	setup(frm) {
		sales_ops.words.in_sense("Consignment Count", "Consignment Count Item");
		frm.set_query("consignment_agreement", () => ({ filters: { docstatus: 1 } }));
		frm.set_query("batch_no", "items", (_doc, cdt, cdn) => ({
			filters: { item: locals[cdt][cdn].item_code },
		}));
	},

	refresh(frm) {
		sales_ops.consignment.show_indicator(frm);
		frm.toggle_display("result_section", Boolean((frm.doc.items || []).length));
		if (frm.doc.docstatus !== 0) return;
		if (frm.perm[0].write) frm.add_custom_button(__("Fill from the Books"), () => frm.events.fill(frm));
		frm.events.say_how_it_stands(frm);
	},

	say_how_it_stands(frm) {
		const rows = frm.doc.items || [];
		if (frm.is_new() || !rows.length) return;
		const { no_of_counted, no_of_differences } = frm.doc;
		if (no_of_counted < rows.length) {
			const text = __("{0} of {1} rows are counted.", [no_of_counted, rows.length]);
			return sales_ops.headline.show(frm, text, "blue");
		}
		if (!no_of_differences)
			return sales_ops.headline.show(frm, __("Everything is there: submit the count."), "green");
		const text = __("{0} rows differ. Explain them and submit the count to post the differences.", [
			no_of_differences,
		]);
		sales_ops.headline.show(frm, text, "orange");
	},

	async fill(frm) {
		const { consignment_agreement, posting_date, posting_time } = frm.doc;
		if (!consignment_agreement) return frappe.show_alert(__("Choose the agreement first."));
		const rows = await frappe.xcall(COUNT_SHEET, { consignment_agreement, posting_date, posting_time });
		if (!rows.length) return frappe.show_alert(__("There are no such goods."));
		const fill_in = () => {
			frm.clear_table("items");
			for (const row of rows) frm.add_child("items", row);
			frm.refresh_field("items");
			frm.dirty();
		};
		if (!(frm.doc.items || []).some((row) => row.is_counted)) return fill_in();
		frappe.confirm(__("What was counted is lost. Fill the sheet anew?"), fill_in);
	},
});

frappe.ui.form.on("Consignment Count Item", {
	counted_qty(frm, cdt, cdn) {
		const row = locals[cdt][cdn];
		frappe.model.set_value(cdt, cdn, {
			is_counted: 1,
			difference: flt(row.counted_qty - row.booked_qty, precision("difference", row)),
		});
	},
});
