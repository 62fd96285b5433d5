// Property Unit: who has it, why it is not for sale, and the way to hold or block it.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/deal_actions.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}
// {% include "sales_ops/property_sales/client_scripts/hold_dialog.js" %}

frappe.ui.form.on("Property Unit", {
	setup() {
		sales_ops.words.in_sense("Property Unit");
	},

	refresh(frm) {
		if (frm.is_new()) return;
		frm.events.show_holder(frm);
		frm.events.show_why_not(frm);
		frm.events.add_buttons(frm);
	},

	// What keeps the unit from sale, under the headline of its deal where it has one.
	show_why_not(frm) {
		const sentences = (frm.doc.__onload || {}).why_not || [];
		const is_plain = !frm.doc.block_kinds && frm.doc.use === "For Sale";
		frm.set_intro(""); // one line, however often the form is drawn
		if (!sentences.length) return;
		frm.set_intro(sentences.join("<br>"), is_plain ? "blue" : "red");
	},

	async show_holder(frm) {
		const { live_claim, name } = frm.doc;
		if (!live_claim) return;
		const { message: claim } = await frappe.db.get_value("Property Unit Claim", live_claim, [
			"consultant",
			"claimed_on",
			"expires_on",
			"property_subscription",
		]);
		if (!claim || !claim.claimed_on || frm.doc.name !== name) return;
		sales_ops.headline.show(
			frm,
			frm.events.holder_text(frm, claim),
			sales_ops.sale_status.unit_color(frm.doc.sale_status)
		);
	},

	holder_text(frm, claim) {
		const status = sales_ops.escape(sales_ops.sale_status.word(frm.doc.sale_status));
		const since = frappe.datetime.str_to_user(claim.claimed_on);
		const holder = sales_ops.escape(claim.consultant || __("no consultant"));
		const link = frappe.utils.get_form_link("Property Subscription", claim.property_subscription);
		const deal = `<a href="${link}">${sales_ops.escape(claim.property_subscription)}</a>`;
		const held = __("{0} since {1}: {2}, {3}", [status, since, holder, deal]);
		const home = frm.doc.attached_to && sales_ops.escape(frm.doc.attached_to);
		const text = home ? `${held} · ${__("with {0}", [home])}` : held;
		if (!claim.expires_on) return text;
		return `${text} · ${sales_ops.headline.countdown(claim.expires_on)}`;
	},

	add_buttons(frm) {
		const is_free = frm.doc.sale_status === "Available" && !frm.doc.block_kinds;
		if (is_free && sales_ops.may_hold()) {
			frm.add_custom_button(__("Hold", null, "Property Unit"), () => frm.events.hold(frm)).addClass(
				"btn-primary"
			);
		}
		const waits = (frm.doc.block_kinds || "").split("\n").includes("Price Review");
		if (waits && frappe.model.can_write("Property Unit Block")) {
			frm.add_custom_button(__("Confirm Price"), () => frm.events.confirm_price(frm)).addClass(
				"btn-primary"
			);
		}
		if (frappe.model.can_create("Property Unit Block")) {
			frm.add_custom_button(__("Block", null, "Property Unit"), () =>
				frappe.new_doc("Property Unit Block", { property_unit: frm.doc.name })
			);
		}
		frm.add_custom_button(__("View on Board"), () =>
			sales_ops.deal.open_board(frm.doc.property_project, frm.doc.property_building)
		);
	},

	confirm_price(frm) {
		const price = format_currency(frm.doc.list_amount, frm.doc.currency);
		const text = __("Sell {0} again at its list price of {1}? For another price, change it first.", [
			sales_ops.escape(frm.doc.name),
			price,
		]);
		frappe.confirm(text, async () => {
			await frappe.xcall("sales_ops.property_sales.units.price_review.confirm_prices", {
				units: [frm.doc.name],
			});
			frm.reload_doc();
		});
	},

	hold(frm) {
		const unit = { property_unit: frm.doc.name };
		new sales_ops.HoldDialog(unit, (held) =>
			frappe.set_route("Form", "Property Subscription", held.name)
		);
	},
});
