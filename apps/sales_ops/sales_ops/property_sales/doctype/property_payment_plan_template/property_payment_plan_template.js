// Property Payment Plan Template: try the plan on a price before a customer sees it.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}

frappe.ui.form.on("Property Payment Plan Template", {
	setup() {
		sales_ops.words.in_sense("Property Payment Plan Template Item");
	},

	refresh(frm) {
		if (frm.is_new()) return;
		frm.add_custom_button(__("Preview"), () => frm.events.preview(frm));
	},

	preview(frm) {
		if (frm.is_dirty()) return frappe.msgprint(__("Save the plan first."));
		const dialog = new frappe.ui.Dialog({
			title: __("Preview of {0}", [sales_ops.escape(__(frm.doc.name))]),
			fields: [
				{
					fieldname: "price",
					fieldtype: "Float",
					label: __("Price"),
					precision: 2,
					reqd: 1,
					default: 1000000,
				},
				{ fieldtype: "Column Break" },
				{
					fieldname: "signed_on",
					fieldtype: "Date",
					label: __("Signed On"),
					reqd: 1,
					default: "Today",
				},
				{ fieldtype: "Section Break" },
				{ fieldname: "schedule", fieldtype: "HTML" },
			],
			primary_action_label: __("Show"),
			primary_action: (values) => frm.events.show_preview(frm, dialog, values),
		});
		dialog.show();
		dialog.get_primary_btn().trigger("click");
	},

	async show_preview(frm, dialog, { price, signed_on }) {
		const rows = await frappe.xcall("sales_ops.property_sales.deals.plan_preview.preview", {
			payment_plan_template: frm.doc.name,
			price,
			signed_on,
		});
		dialog.fields_dict.schedule.$wrapper.html(frm.events.schedule_html(frm, rows, price));
	},

	schedule_html(frm, rows, price) {
		const word = (text) => sales_ops.words.choice(text, "Property Payment Plan Template Item");
		const body = rows.map(
			(row) => `<tr><td>${word(row.kind)}</td><td>${word(row.money_source)}</td>
				<td>${frappe.datetime.str_to_user(row.due_date)}</td>
				<td class="text-right">${format_number(row.amount, null, 2)}</td></tr>`
		);
		return `<table class="table table-sm"><thead><tr class="text-muted">
				<th>${__("Kind")}</th><th>${__("Money Source")}</th>
				<th>${__("Due Date", null, "Property Instalment")}</th>
				<th class="text-right">${__("Amount")}</th></tr></thead>
			<tbody>${body.join("")}<tr><td colspan="3"><b>${__("Total")}</b></td>
				<td class="text-right"><b>${format_number(price, null, 2)}</b></td></tr></tbody></table>`;
	},
});
