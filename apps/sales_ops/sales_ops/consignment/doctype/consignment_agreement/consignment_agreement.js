// Consignment Agreement: whose goods, at which prices, for how long; what is made of it.
// {% include "sales_ops/consignment/client_scripts/consignment.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_tour.js" %}

const SCORES = ["score_tendered", "score_volume", "score_stable_use", "score_storable", "score_general"];
const SOON = 30; // days

frappe.ui.form.on("Consignment Agreement", {
	setup(frm) {
		sales_ops.words.in_sense("Consignment Agreement");
		frm.events.set_queries(frm);
	},

	set_queries(frm) {
		frm.set_query("supplier", () => ({ filters: { disabled: 0 } }));
		frm.set_query("item_code", "items", () => ({
			filters: { is_stock_item: 1, has_variants: 0, disabled: 0, is_customer_provided_item: 0 },
		}));
		const of_company = (more) => () => ({ filters: { company: frm.doc.company, ...more } });
		frm.set_query("taxes_and_charges", of_company({ disabled: 0 }));
		frm.set_query("cost_center", of_company({ is_group: 0 }));
		frm.set_query("loss_account", of_company({ is_group: 0, root_type: "Expense" }));
	},

	refresh(frm) {
		sales_ops.form_tour.offer(frm);
		sales_ops.consignment.show_indicator(frm);
		if (frm.doc.docstatus !== 1) return;
		frm.events.show_days_left(frm);
		frm.events.add_buttons(frm);
	},

	add_buttons(frm) {
		const values = { consignment_agreement: frm.doc.name };
		const add = (...more) => sales_ops.consignment.add_make_button(frm, ...more);
		if (frm.doc.status === "Active") {
			add("Consignment Receipt", __("Consignment Receipt"), values);
			add("Consignment Withdrawal", __("Take Over"), { ...values, kind: "Take-over" });
		}
		if (["Active", "Upcoming"].includes(frm.doc.status)) {
			add("Consignment Price Change", __("Change of Prices"), values);
			if (frm.has_perm("write"))
				frm.add_custom_button(__("End Agreement"), () => frm.events.ask_for_end(frm));
		}
		frm.add_custom_button(__("Consigned Goods"), () =>
			frappe.set_route("query-report", "Consignment Stock and Exposure", {
				company: frm.doc.company,
				supplier: frm.doc.supplier,
			})
		);
	},

	show_days_left(frm) {
		const { status, valid_from, valid_upto } = frm.doc;
		const day = (date) => frappe.datetime.str_to_user(date);
		const away = (date) => sales_ops.days.distance(date);
		const show = (text, color) => sales_ops.headline.show(frm, text, color);
		if (status === "Upcoming")
			return show(__("Begins on {0}, {1}.", [day(valid_from), away(valid_from)]), "blue");
		if (status === "Expired")
			return show(__("Expired on {0}, {1}.", [day(valid_upto), away(valid_upto)]), "orange");
		if (status !== "Active" || !valid_upto) return;
		const is_soon = sales_ops.countdown.days_until(valid_upto) <= SOON;
		show(__("Active until {0}, {1}.", [day(valid_upto), away(valid_upto)]), is_soon ? "orange" : "green");
	},

	ask_for_end(frm) {
		const fields = [
			{
				fieldname: "on",
				fieldtype: "Date",
				label: __("Last Day"),
				default: frappe.datetime.get_today(),
				reqd: 1,
				description: __("From the day after nothing can be received or used by it."),
			},
		];
		frappe.prompt(
			fields,
			async ({ on }) => {
				await frm.call("end_agreement", { on });
				frm.reload_doc();
			},
			__("End Agreement"),
			__("End Agreement")
		);
	},

	async supplier(frm) {
		if (!frm.doc.supplier) return;
		const { message } = await frappe.db.get_value("Supplier", frm.doc.supplier, "default_currency");
		const currency = message.default_currency || frm.events.company_currency(frm);
		if (currency) await frm.set_value("currency", currency);
	},

	async company(frm) {
		if (frm.doc.company && !frm.doc.currency)
			await frm.set_value("currency", frm.events.company_currency(frm));
	},

	company_currency: (frm) =>
		frm.doc.company && frappe.get_doc(":Company", frm.doc.company)?.default_currency,

	currency(frm) {
		for (const row of frm.doc.items || []) row.currency = frm.doc.currency;
		frm.refresh_field("items");
	},
});

frappe.ui.form.on("Consignment Agreement Item", {
	items_add(frm, cdt, cdn) {
		const { currency, valid_from } = frm.doc;
		frappe.model.set_value(cdt, cdn, { currency, valid_from });
		show_score(cdt, cdn);
	},
	...Object.fromEntries(SCORES.map((field) => [field, (_frm, cdt, cdn) => show_score(cdt, cdn)])),
});

/** As the server computes it on saving. */
function show_score(cdt, cdn) {
	const row = locals[cdt][cdn];
	const score = SCORES.reduce((sum, field) => sum + cint(row[field]), 0);
	frappe.model.set_value(cdt, cdn, "scope_score", score);
}
