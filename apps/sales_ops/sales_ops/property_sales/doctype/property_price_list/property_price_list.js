// Property Price List: fill it with units, change it by a percent, see the differences, hand it in.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/approval.js" %}

frappe.ui.form.on("Property Price List", {
	setup(frm) {
		sales_ops.words.in_sense("Property Price List", "Property Price List Item");
		frm.set_query("property_unit", "items", () => ({
			filters: { property_project: frm.doc.property_project || "" },
		}));
	},

	refresh(frm) {
		sales_ops.approval.refresh(frm);
		if (frm.is_new()) return;
		if (frm.doc.docstatus === 0 && frm.perm[0].write) {
			frm.add_custom_button(__("Fill Units"), () => frm.events.ask_for_units(frm));
			frm.add_custom_button(__("Change by Percent"), () => frm.events.ask_for_percent(frm));
		}
		if (frm.doc.docstatus === 0)
			frm.add_custom_button(__("Show Differences"), () => frm.events.show_differences(frm));
	},

	ask_for_units(frm) {
		const word = (value) => ({ value, label: sales_ops.sale_status.word(value) });
		const fields = [
			{
				fieldname: "property_building",
				fieldtype: "Link",
				label: __("Property Building"),
				options: "Property Building",
				get_query: () => ({ filters: { property_project: frm.doc.property_project } }),
			},
			{
				fieldname: "kind",
				fieldtype: "Select",
				label: __("Kind"),
				options: [{ value: "", label: "" }, ...["Home", "Shop", "Parking", "Storage"].map(word)],
			},
		];
		const fill = (values) => frm.events.run(frm, "fill_units", values);
		frappe.prompt(fields, fill, __("Fill Units"), __("Fill Units"));
	},

	ask_for_percent(frm) {
		const fields = [
			{
				fieldname: "percent",
				fieldtype: "Float",
				label: __("Percent"),
				description: __("Below zero lowers the prices."),
				reqd: 1,
			},
			{ fieldname: "with_floor", fieldtype: "Check", label: __("Floor prices too") },
		];
		const change = (values) => frm.events.run(frm, "change_by_percent", values);
		frappe.prompt(fields, change, __("Change by Percent"), __("Change"));
	},

	async run(frm, method, values) {
		await frm.call(method, values);
		frm.refresh_field("items");
		frm.dirty();
	},

	async show_differences(frm) {
		const { message } = await frm.call("preview");
		const dialog = new frappe.ui.Dialog({
			title: __("Differences to the Present Prices"),
			size: "large",
			fields: [{ fieldname: "html", fieldtype: "HTML" }],
		});
		dialog.fields_dict.html.$wrapper.html(
			frm.events.changes_html(frm, message.changes) + frm.events.left_out_html(frm, message)
		);
		dialog.show();
	},

	changes_html(frm, changes) {
		const money = (amount) => format_currency(amount, frm.doc.currency);
		const rows = changes.map((row) => [
			sales_ops.escape(row.property_unit),
			money(row.old),
			money(row.new),
			row.percent === null ? "" : `${format_number(row.percent, null, 2)} %`,
			row.deal ? __("{0} keeps its price", [sales_ops.escape(row.deal)]) : "",
		]);
		const heads = [
			__("Property Unit"),
			__("Present Price"),
			__("New Price"),
			__("Change"),
			__("Live Deal"),
		];
		return frm.events.table_html(frm, heads, rows);
	},

	left_out_html(frm, { left_out }) {
		if (!left_out.length) return "";
		const rows = left_out.map((row) => [sales_ops.escape(row.property_unit), row.why]);
		const title = __("{0} units keep their prices", [rows.length]);
		return `<h5>${title}</h5>${frm.events.table_html(frm, [__("Property Unit"), __("Why")], rows)}`;
	},

	table_html(frm, heads, rows) {
		const cells = (tag, texts) => texts.map((text) => `<${tag}>${text}</${tag}>`).join("");
		return `<div style="max-height: 320px; overflow: auto"><table class="table table-sm">
			<thead><tr>${cells("th", heads)}</tr></thead>
			<tbody>${rows.map((row) => `<tr>${cells("td", row)}</tr>`).join("")}</tbody></table></div>`;
	},
});
