// Sale Control Board: what this user can do with a unit now, and why not what is near. It spares useless clicks; the
// server decides.
frappe.provide("sales_ops.board");

Object.assign(sales_ops.board, {
	/**
	 * The steps that belong to a unit in its state, the next one of the deal first.
	 * Each has `name`, `label`, `run`, and `why_not`: a sentence where the step is not possible now.
	 */
	actions_of(unit) {
		return [
			...this.hold_actions(),
			...this.deal_actions(),
			...this.change_actions(unit),
			...this.unit_actions(),
		]
			.filter((action) => action.belongs(unit))
			.map((action) => ({ ...action, why_not: action.why_not ? action.why_not(unit) : "" }));
	},

	is_draft(unit) {
		return this.has_deal(unit) && unit.deal_docstatus === 0;
	},

	is_agreed(unit) {
		return this.has_deal(unit) && unit.deal_docstatus === 1;
	},

	hold_actions() {
		const can_write = frappe.model.can_write("Property Subscription");
		return [
			{
				name: "subscribe",
				label: __("Subscribe", null, "Property Unit"),
				belongs: (unit) => this.is_draft(unit) && can_write && !this.is_lapsed(unit),
				run: (unit) => this.open("Property Subscription", unit.property_subscription),
			},
			{
				name: "hold_again",
				label: __("Hold Again"),
				belongs: (unit) => this.is_draft(unit) && can_write && this.is_lapsed(unit),
				run: (unit) => sales_ops.deal.hold_again(unit.property_subscription),
			},
			{
				name: "hold",
				label: __("Hold", null, "Property Unit"),
				belongs: (unit) =>
					["Not Released", "Available"].includes(unit.sale_status) ||
					this.is_lapsed(unit) ||
					(unit.sale_status === "Held" && !this.has_deal(unit)),
				why_not: (unit) => this.why_no_hold(unit),
				run: (unit) => this.hold(unit),
			},
			{
				name: "release",
				label: __("Release Hold"),
				belongs: (unit) => this.is_draft(unit) && can_write,
				run: (unit) => sales_ops.deal.release_hold(unit.property_subscription, unit.property_unit),
			},
		];
	},

	why_no_hold(unit) {
		if (!sales_ops.may_hold()) return __("Consultants and supervisors hold units.");
		if (this.is_blocked(unit)) return __("Blocked: {0}", [this.blocks_text(unit)]);
		if (unit.sale_status === "Not Released") return __("The unit is not for sale yet.");
		if (unit.sale_status === "Held" && !this.is_lapsed(unit)) {
			const holder = unit.consultant || __("A colleague");
			const until = frappe.datetime.str_to_user(unit.expires_on);
			return __("{0} holds it until {1}.", [holder, until]);
		}
		return "";
	},

	deal_actions() {
		const is_before_contract = (unit) =>
			["Held", "Temporary Deposit", "Subscribed"].includes(unit.sale_status);
		return [
			{
				name: "receive",
				label: __("Receive Payment"),
				belongs: (unit) => this.is_agreed(unit) && this.is_unpaid(unit),
				why_not: (unit) => this.why_no_receipt(unit),
				run: (unit) => sales_ops.deal.receive_payment(unit.property_subscription),
			},
			{
				name: "sign",
				label: __("Sign Contract"),
				belongs: (unit) => this.is_agreed(unit) && is_before_contract(unit),
				why_not: (unit) => this.why_no_contract(unit),
				run: (unit) => sales_ops.deal.sign_contract(unit.property_subscription),
			},
			{
				name: "hand_over",
				label: __("Hand Over"),
				belongs: (unit) =>
					unit.sale_status === "Signed" &&
					Boolean(unit.property_contract) &&
					frappe.model.can_create("Property Handover"),
				why_not: (unit) => (this.is_unpaid(unit) ? __("The contract is not paid up yet.") : ""),
				run: (unit) => sales_ops.deal.hand_over(unit.property_contract),
			},
			{
				name: "contract",
				label: __("Open Contract"),
				belongs: (unit) => Boolean(unit.property_contract),
				run: (unit) => this.open("Property Contract", unit.property_contract),
			},
			{
				name: "subscription",
				label: __("Open Subscription"),
				belongs: (unit) =>
					this.is_agreed(unit) ||
					(this.is_draft(unit) &&
						(this.is_lapsed(unit) || !frappe.model.can_write("Property Subscription"))),
				run: (unit) => this.open("Property Subscription", unit.property_subscription),
			},
			{
				name: "log_call",
				label: __("Log Call"),
				belongs: (unit) => this.is_agreed(unit) && sales_ops.may_log_calls(),
				run: (unit) => sales_ops.log_call(unit.property_subscription),
			},
		];
	},

	is_unpaid(unit) {
		return flt(unit.agreed_amount) > flt(unit.received_amount);
	},

	why_no_receipt(unit) {
		if (!sales_ops.deal.may_receive()) return __("Finance receives the money.");
		// With the full deposit paid nothing is owed until the contract is signed.
		if (unit.sale_status === "Subscribed")
			return __("The deposit is complete; the rest is due after signing.");
		return "";
	},

	why_no_contract(unit) {
		if (!frappe.model.can_create("Property Contract")) return __("A supervisor signs contracts.");
		if (unit.sale_status !== "Subscribed") return __("The full deposit has not arrived yet.");
		if ((unit.block_kinds || "").includes("Court Seizure"))
			return __("Blocked: {0}", [this.blocks_text(unit)]);
		return "";
	},

	/** Every kind of change, in a menu of its own. */
	change_actions(unit) {
		const is_signed = unit.sale_status === "Signed";
		return sales_ops.changes.kinds_of(true).map((kind) => ({
			name: `change:${kind}`,
			label: sales_ops.changes.word(kind),
			group: "change",
			belongs: () =>
				this.is_agreed(unit) &&
				["Temporary Deposit", "Subscribed", "Signed"].includes(unit.sale_status) &&
				sales_ops.changes.may_apply(),
			why_not: () =>
				is_signed || !sales_ops.changes.OF_CONTRACTS.includes(kind)
					? ""
					: __("There is no contract yet."),
			run: () => sales_ops.changes.apply(unit.property_subscription, kind),
		}));
	},

	unit_actions() {
		return [
			{
				name: "put_on_sale",
				label: __("Release for Sale"),
				belongs: (unit) =>
					unit.sale_status === "Not Released" &&
					unit.use === "For Sale" &&
					frappe.model.can_write("Property Unit"),
				run: (unit) => frappe.db.set_value("Property Unit", unit.property_unit, "released", 1),
			},
			{
				name: "block",
				label: __("Block", null, "Property Unit"),
				group: "unit",
				belongs: () => frappe.model.can_create("Property Unit Block"),
				run: (unit) => frappe.new_doc("Property Unit Block", { property_unit: unit.property_unit }),
			},
			{
				name: "lift",
				label: __("Lift Block"),
				group: "unit",
				belongs: (unit) => this.is_blocked(unit) && frappe.model.can_write("Property Unit Block"),
				run: (unit) => this.lift_block(unit),
			},
		];
	},

	open(doctype, name) {
		return frappe.set_route("Form", doctype, name);
	},

	hold(unit) {
		return new Promise((resolve) => {
			const dialog = new sales_ops.HoldDialog(unit, resolve);
			dialog.dialog.onhide = () => resolve(null);
		});
	},

	/** With several open blocks the user chooses on their list. */
	async lift_block(unit) {
		const filters = { property_unit: unit.property_unit, status: "Open" };
		const blocks = await frappe.db.get_list("Property Unit Block", {
			filters,
			fields: ["name", "kind"],
			limit: 2,
		});
		if (blocks.length !== 1) return frappe.set_route("List", "Property Unit Block", filters);
		const [{ name, kind }] = blocks;
		const sure = await new Promise((resolve) =>
			frappe.confirm(
				__("Lift the block on {0} ({1})? The unit can then be held again.", [
					sales_ops.escape(unit.property_unit),
					sales_ops.escape(__(kind, null, "Property Unit Block")),
				]),
				() => resolve(true),
				() => resolve(false)
			)
		);
		if (!sure) return;
		await frappe.xcall("run_doc_method", { dt: "Property Unit Block", dn: name, method: "lift" });
	},
});
