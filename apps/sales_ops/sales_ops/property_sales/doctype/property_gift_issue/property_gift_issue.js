// Property Gift Issue: what this deal may get, and taking it back.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}

frappe.ui.form.on("Property Gift Issue", {
	setup(frm) {
		sales_ops.words.in_sense("Property Gift Issue");
		frm.set_query("property_subscription", () => ({
			filters: { docstatus: 1, promotion_campaign: ["is", "set"] },
		}));
	},

	refresh(frm) {
		if (frm.doc.docstatus === 0) return frm.events.offer_gifts(frm);
		if (frm.doc.docstatus !== 1 || frm.doc.status === "Taken Back") return;
		if (frm.doc.status === "To Take Back") {
			sales_ops.headline.show(frm, __("The deal has ended. The gift is to be taken back."), "orange");
		} else if (!frm.doc.signed_receipt) {
			sales_ops.headline.show(frm, __("Print the receipt, have it signed and attach it."), "yellow");
		}
		if (frm.has_perm("write")) {
			frm.add_custom_button(__("Taken Back", null, "Property Gift Issue"), () =>
				frappe.confirm(__("Has the customer returned {0}?", [sales_ops.escape(frm.doc.gift)]), () =>
					frm.call("take_back").then(() => frm.reload_doc())
				)
			);
		}
	},

	async property_subscription(frm) {
		await frm.events.offer_gifts(frm);
	},

	async offer_gifts(frm) {
		if (!frm.doc.property_subscription) return;
		const gifts = await frappe.xcall("sales_ops.property_sales.deals.campaigns.gifts_for", {
			property_subscription: frm.doc.property_subscription,
		});
		frm.set_df_property("gift", "options", gifts);
		if (gifts.length === 1 && !frm.doc.gift) frm.set_value("gift", gifts[0]);
	},
});
