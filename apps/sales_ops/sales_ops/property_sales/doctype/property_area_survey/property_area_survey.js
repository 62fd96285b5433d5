// Property Area Survey: measured areas as a grid, what they change, and the price changes that settle it.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}

frappe.ui.form.on("Property Area Survey", {
	setup(frm) {
		frm.set_query("property_unit", "items", (doc) => {
			const chosen = doc.items.map((item) => item.property_unit).filter(Boolean);
			return {
				filters: { property_project: doc.property_project || "", name: ["not in", chosen] },
			};
		});
	},

	onload(frm) {
		if (frm.is_new() && !frm.doc.settle_by)
			frm.set_value("settle_by", frappe.datetime.add_days(frappe.datetime.get_today(), 30));
	},

	refresh(frm) {
		const unsettled = frm.doc.__onload?.unsettled || [];
		const open = (frm.doc.items || []).filter((item) => unsettled.includes(item.name));
		frm.set_intro("");
		if (frm.is_new() || !open.length) return;
		const total = open.reduce((sum, item) => sum + flt(item.settlement_amount), 0);
		const text = __("Signed deals to settle: {0}, together {1}", [
			open.length,
			format_currency(total, frm.doc.currency),
		]);
		frm.set_intro(text, "orange");
		if (frm.doc.docstatus === 1 && frappe.model.can_create("Property Change Application")) {
			frm.add_custom_button(__("Make Price Changes"), () => frm.events.settle(frm)).addClass(
				"btn-primary"
			);
		}
	},

	async settle(frm) {
		const { message } = await frm.call("make_price_changes");
		await frm.reload_doc();
		const lines = [
			__("Applications made: {0}. Each is approved and executed as usual.", [message.made.length]),
		];
		for (const row of message.refused)
			lines.push(`<b>${sales_ops.escape(row.property_unit)}</b>: ${row.why}`);
		frappe.msgprint(lines.join("<br>"), __("Make Price Changes"));
	},
});
