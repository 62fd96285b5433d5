// Property Resettlement Agreement: who pays the difference, the deals it made, and the payment to the owner.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}

frappe.ui.form.on("Property Resettlement Agreement", {
	setup(frm) {
		frm.set_query("property_unit", "units", () => ({
			filters: { property_project: frm.doc.property_project || "", sale_status: "Available" },
		}));
	},

	refresh(frm) {
		if (frm.is_new()) return;
		frm.events.say_who_pays(frm);
		const { docstatus, company_pays, payout_entry } = frm.doc;
		if (docstatus === 1 && company_pays && !payout_entry && frappe.model.can_submit("Journal Entry"))
			frm.add_custom_button(__("Pay the Difference"), () => frm.events.pay(frm)).addClass(
				"btn-primary"
			);
	},

	say_who_pays(frm) {
		const { owner_pays, company_pays, difference_due_on, payout_entry, currency } = frm.doc;
		const money = (amount) => format_currency(amount, currency);
		if (owner_pays) {
			const day = frappe.datetime.str_to_user(difference_due_on);
			sales_ops.headline.show(frm, __("The owner pays {0} by {1}.", [money(owner_pays), day]), "blue");
		} else if (company_pays) {
			const text = payout_entry
				? __("The company has paid the owner {0}.", [money(company_pays)])
				: __("The company pays the owner {0}.", [money(company_pays)]);
			sales_ops.headline.show(frm, text, payout_entry ? "green" : "orange");
		} else sales_ops.headline.show(frm, __("Compensation and price are equal."), "green");
	},

	property_project(frm) {
		frm.clear_table("units");
		frm.refresh_field("units");
	},

	pay(frm) {
		frappe.prompt(
			[
				{
					fieldname: "paid_from",
					fieldtype: "Link",
					label: __("Paid From"),
					options: "Account",
					get_query: () => ({
						filters: {
							company: frm.doc.company,
							is_group: 0,
							account_type: ["in", ["Bank", "Cash"]],
						},
					}),
					reqd: 1,
				},
				{
					fieldname: "posting_date",
					fieldtype: "Date",
					label: __("Date of Payment"),
					default: frappe.datetime.get_today(),
					reqd: 1,
				},
				{ fieldname: "reference_no", fieldtype: "Data", label: __("Bank Reference") },
			],
			async (values) => {
				await frm.call("pay_difference", values);
				frm.reload_doc();
			},
			__("Pay the Difference"),
			__("Pay")
		);
	},
});

frappe.ui.form.on("Property Resettlement Unit", {
	async property_unit(frm, doctype, name) {
		const { property_unit } = locals[doctype][name];
		if (!property_unit) return;
		const { message } = await frappe.db.get_value("Property Unit", property_unit, "list_amount");
		frappe.model.set_value(doctype, name, "price", message.list_amount);
	},
});
