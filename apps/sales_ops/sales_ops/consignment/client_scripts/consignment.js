// Colours, words and small helps of consignment, the same in lists and on forms.
// {% include "sales_ops/sales_ops/client_scripts/words.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}
frappe.provide("sales_ops");

sales_ops.consignment = {
	COLORS: {
		// agreement
		Upcoming: "blue",
		Active: "green",
		Expired: "orange",
		// receipt, withdrawal
		Received: "green",
		Unsettled: "orange",
		"Partly Settled": "yellow",
		Settled: "green",
		Returned: "gray",
		// ledger
		Receipt: "green",
		Withdraw: "blue",
		"Withdraw-Return": "yellow",
		"Supplier-Return": "gray",
		Loss: "red",
		Gain: "cyan",
		"Price-Adjust": "purple",
		// supplier return, count, check run
		"Sent Back": "green",
		Agrees: "green",
		Clean: "green",
		Differences: "red",
		Failed: "red",
		// settlement, invoice notice
		Confirmed: "blue",
		"Notice Issued": "cyan",
		Invoiced: "purple",
		"Partly Paid": "yellow",
		Paid: "green",
		"Nothing to Pay": "gray",
		Deferred: "orange",
		"Waiting for Invoice": "blue",
		"Invoice Missing": "red",
		"Invoice Received": "green",
		// all
		Draft: "red",
		Cancelled: "gray",
	},

	/** For `get_indicator` of a list: the word in the sense of its DocType. */
	indicator(doc, fieldname = "status") {
		const value = doc[fieldname];
		const text = __(value, null, doc.doctype);
		return [text, this.COLORS[value] || "gray", `${fieldname},=,${value}`];
	},

	/** The dot beside a form's title. */
	show_indicator(frm, fieldname = "status") {
		if (frm.is_new() || !frm.doc[fieldname]) return;
		const [text, color] = this.indicator(frm.doc, fieldname);
		frm.page.set_indicator(text, color);
	},

	/** Where the button has a name of its own, Frappe's "Submit this document to confirm" only confuses. */
	hide_submit_message(frm) {
		const text = __("Submit this document to confirm");
		frm.$wrapper
			.find(".form-message")
			.filter((_index, element) => $(element).text().trim() === text)
			.remove();
	},

	money: (amount, currency) => format_currency(amount, currency),

	/** The agreement's prices of a day: {item_code: rate}. */
	async prices(agreement, on) {
		if (!agreement) return {};
		const doc = await frappe.db.get_doc("Consignment Agreement", agreement);
		const day = on || frappe.datetime.get_today();
		const rates = {};
		for (const row of doc.items)
			if (row.valid_from <= day && (!row.valid_upto || row.valid_upto >= day))
				rates[row.item_code] = row.rate;
		return rates;
	},

	/** Only items that have a price on the day can be chosen; they bring it with them. The server decides. */
	async load_prices(frm) {
		const key = `${frm.doc.consignment_agreement}|${frm.doc.posting_date}`;
		if (frm.so_prices_of === key) return;
		frm.so_prices_of = key;
		frm.so_prices = await this.prices(frm.doc.consignment_agreement, frm.doc.posting_date);
		for (const row of frm.doc.docstatus === 0 ? frm.doc.items || [] : []) this.set_rate(frm, row);
		frm.refresh_field("items");
	},

	set_item_query(frm) {
		frm.set_query("item_code", "items", () => {
			if (!frm.doc.consignment_agreement) frappe.throw(__("Choose the Consignment Agreement first."));
			return { filters: { name: ["in", Object.keys(frm.so_prices || {})] } };
		});
		frm.set_query("batch_no", "items", (doc, cdt, cdn) => ({
			filters: { item: locals[cdt][cdn].item_code, disabled: 0 },
		}));
	},

	set_agreement_query(frm) {
		frm.set_query("consignment_agreement", () => ({
			filters: { docstatus: 1, status: "Active" },
		}));
	},

	set_rate(frm, row) {
		const rate = (frm.so_prices || {})[row.item_code] || 0;
		Object.assign(row, { rate, currency: frm.doc.currency });
		this.set_amount(frm, row);
	},

	/** As the server computes it on saving. */
	set_amount(frm, row) {
		const is_receipt = row.doctype === "Consignment Receipt Item";
		if (is_receipt)
			row.accepted_qty = (flt(row.qty) - flt(row.rejected_qty)) * (flt(row.conversion_factor) || 1);
		const quantity = is_receipt ? row.accepted_qty : row.qty;
		row.amount = flt(flt(quantity) * flt(row.rate), precision("amount", row));
		const rows = frm.doc.items || [];
		frm.doc.total_amount = rows.reduce((sum, one) => sum + flt(one.amount), 0);
		frm.refresh_field("items");
		frm.refresh_field("total_amount");
	},

	/** A new document of an agreement's goods, or a word to those who may not make one. */
	add_make_button(frm, doctype, label, values) {
		if (!frappe.model.can_create(doctype)) return;
		frm.add_custom_button(label, () => frappe.new_doc(doctype, values), __("Create"));
	},
};
