// Property Interest: the place in line, the offer, and the way from interest to subscription.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}

frappe.ui.form.on("Property Interest", {
	setup(frm) {
		sales_ops.words.in_sense("Property Interest");
		frm.set_query("consultant", () => ({ filters: { is_group: 0, enabled: 1 } }));
		frm.set_query("property_unit", () => ({
			filters: frm.doc.property_project ? { property_project: frm.doc.property_project } : {},
		}));
		frm.set_query("property_building", () => ({
			filters: { property_project: frm.doc.property_project },
		}));
	},

	async property_unit(frm) {
		if (!frm.doc.property_unit) return;
		const { message } = await frappe.db.get_value(
			"Property Unit",
			frm.doc.property_unit,
			"property_project"
		);
		frm.set_value("property_project", message.property_project);
	},

	refresh(frm) {
		if (frm.is_new()) return;
		frm.events.show_headline(frm);
		if (!frm.has_perm("write")) return;
		const { status } = frm.doc;
		if (["Waiting", "Offered"].includes(status)) {
			if (frappe.model.can_create("Property Subscription"))
				frm.add_custom_button(__("Subscribe", null, "Property Interest"), () =>
					frm.events.subscribe(frm)
				).addClass("btn-primary");
			frm.add_custom_button(__("Withdraw Interest"), () => frm.events.run(frm, "withdraw"));
		}
		if (["Lapsed", "Withdrawn"].includes(status))
			frm.add_custom_button(__("Register Again"), () => frm.events.run(frm, "register_again"));
	},

	show_headline(frm) {
		const { status, offered_unit, offered_until } = frm.doc;
		const { place } = frm.doc.__onload || {};
		if (status === "Offered") {
			const unit = `<b>${sales_ops.escape(offered_unit)}</b>`;
			const left = sales_ops.headline.countdown(offered_until);
			sales_ops.headline.show(frm, __("{0} is offered, for another {1}.", [unit, left]), "orange");
		} else if (status === "Waiting" && place) {
			const text = place === 1 ? __("First in line.") : __("Number {0} in line.", [place]);
			sales_ops.headline.show(frm, text, place === 1 ? "green" : "blue");
		}
	},

	/** Hold the unit that is wanted or offered; who waits for a kind chooses one now. */
	async subscribe(frm) {
		const unit = frm.doc.offered_unit || frm.doc.property_unit || (await frm.events.ask_unit(frm));
		if (!unit) return;
		const answer = await Promise.resolve(frm.call("hold_unit", { property_unit: unit })).catch(
			() => null
		);
		if (answer) frappe.set_route("Form", "Property Subscription", answer.message);
	},

	ask_unit(frm) {
		const { property_project, property_building, kind } = frm.doc;
		const filters = { property_project, sale_status: "Available", released: 1 };
		if (property_building) filters.property_building = property_building;
		if (kind) filters.kind = kind;
		return new Promise((resolve) => {
			const dialog = frappe.prompt(
				{
					fieldname: "unit",
					fieldtype: "Link",
					options: "Property Unit",
					label: __("Property Unit"),
					reqd: 1,
					get_query: () => ({ filters }),
				},
				({ unit }) => resolve(unit),
				__("Which unit?"),
				__("Hold", null, "Property Unit")
			);
			dialog.onhide = () => resolve(null);
		});
	},

	async run(frm, method) {
		const answer = await Promise.resolve(frm.call(method)).catch(() => null);
		if (answer) frm.reload_doc();
	},
});
