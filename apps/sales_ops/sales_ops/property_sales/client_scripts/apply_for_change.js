// Beginning a Property Change Application where the deal is: on forms, on the board, in the arrears report.
// Which kinds are offered spares useless clicks; the server decides.
frappe.provide("sales_ops");

sales_ops.changes = {
	DOCTYPE: "Property Change Application",
	LIVE: ["Temporary Deposit", "Full Deposit", "Signed"],
	ALWAYS: ["Forfeiture", "Return", "Exchange", "Name Change"],
	OF_CONTRACTS: ["Payment Plan Change", "Price Change", "Deferral"],

	/** A unit that was handed over can still be returned. */
	statuses_of(kind) {
		return kind === "Return" ? [...this.LIVE, "Handed Over"] : this.LIVE;
	},

	word(text) {
		return __(text, null, "Property Change Application");
	},

	may_apply() {
		return frappe.model.can_create(this.DOCTYPE);
	},

	kinds_of(is_signed) {
		return is_signed ? [...this.ALWAYS, ...this.OF_CONTRACTS] : this.ALWAYS;
	},

	/** The group of buttons on the form of a live or handed-over deal or its contract. */
	add_buttons(frm, property_subscription, is_signed, is_handed_over = false) {
		if (!this.may_apply()) return;
		const group = __("Change", null, "Property Change Application");
		for (const kind of is_handed_over ? ["Return"] : this.kinds_of(is_signed)) {
			const begin = () => this.apply(property_subscription, kind);
			frm.add_custom_button(this.word(kind), begin, group);
		}
	},

	/** One application of a kind is open for a deal: the one that somebody began, or a new one. */
	async apply(property_subscription, kind) {
		const [open] = await frappe.db.get_list(this.DOCTYPE, {
			filters: {
				property_subscription,
				kind,
				docstatus: 0,
				status: ["in", ["Draft", "Approved"]],
			},
			limit: 1,
		});
		if (open) return frappe.set_route("Form", this.DOCTYPE, open.name);
		return frappe.new_doc(this.DOCTYPE, { kind, property_subscription });
	},

	/** Ask for the kind first, where there is room for one button only. */
	choose(property_subscription, property_unit, is_signed) {
		const kinds = this.kinds_of(is_signed);
		frappe.prompt(
			{
				fieldname: "kind",
				fieldtype: "Select",
				label: __("Kind"),
				options: kinds.map((value) => ({ value, label: this.word(value) })),
				default: kinds[0],
				reqd: 1,
			},
			({ kind }) => this.apply(property_subscription, kind),
			__("Change of {0}", [sales_ops.escape(property_unit)]),
			__("Continue")
		);
	},
};
