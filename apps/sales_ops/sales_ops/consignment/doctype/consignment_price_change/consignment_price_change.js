// Consignment Price Change: new prices from a day on, and what they change of what is owed.
// {% include "sales_ops/consignment/client_scripts/consignment.js" %}

frappe.ui.form.on("Consignment Price Change", {
	setup(frm) {
		frm.set_query("consignment_agreement", () => ({
			filters: { docstatus: 1, status: ["in", ["Active", "Upcoming"]] },
		}));
		frm.set_query("item_code", "items", () => {
			if (!frm.doc.consignment_agreement) frappe.throw(__("Choose the Consignment Agreement first."));
			return { filters: { name: ["in", Object.keys(frm.so_prices || {})] } };
		});
	},

	async refresh(frm) {
		await frm.events.load_old_rates(frm);
		const { docstatus, no_of_adjusted, adjusted_amount, currency } = frm.doc;
		if (frm.is_new() || !no_of_adjusted || docstatus === 2) return;
		const amount = sales_ops.consignment.money(adjusted_amount, currency);
		const text =
			docstatus === 0
				? __("{0} uses are not settled yet; by the new prices we owe {1} more for them.", [
						no_of_adjusted,
						amount,
					])
				: __("{0} uses were adjusted by {1}.", [no_of_adjusted, amount]);
		sales_ops.headline.show(frm, text, "orange");
	},

	consignment_agreement: (frm) => frm.events.load_old_rates(frm),
	valid_from: (frm) => frm.events.load_old_rates(frm),

	async load_old_rates(frm) {
		if (frm.doc.docstatus !== 0) return;
		frm.so_prices = await sales_ops.consignment.prices(frm.doc.consignment_agreement, frm.doc.valid_from);
		for (const row of frm.doc.items || []) frm.events.set_old_rate(frm, row);
		frm.refresh_field("items");
	},

	/** As the server computes it on saving. */
	set_old_rate(frm, row) {
		row.currency = frm.doc.currency;
		row.old_rate = (frm.so_prices || {})[row.item_code] || 0;
		row.difference = row.old_rate && row.rate ? (row.rate / row.old_rate - 1) * 100 : 0;
		frm.refresh_field("items");
	},
});

frappe.ui.form.on("Consignment Price Change Item", {
	item_code: (frm, cdt, cdn) => frm.events.set_old_rate(frm, locals[cdt][cdn]),
	rate: (frm, cdt, cdn) => frm.events.set_old_rate(frm, locals[cdt][cdn]),
});
