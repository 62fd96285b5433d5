// Sale Control Board: what this user can do with a unit now. It spares useless clicks; the server decides.
frappe.provide("sales_ops.board");

Object.assign(sales_ops.board, {
	/** The steps that are open for a unit, the next one of the deal first. */
	actions_of(unit) {
		return this.all_actions().filter((action) => action.is_open(unit));
	},

	all_actions() {
		const board = sales_ops.board;
		const can = frappe.model;
		const is_draft = (unit) => board.is_own(unit) && unit.deal_docstatus === 0;
		const is_agreed = (unit) => board.is_own(unit) && unit.deal_docstatus === 1;
		const may_write = () => can.can_write("Property Subscription");
		return [
			{
				name: "subscribe",
				label: __("Subscribe", null, "Property Unit"),
				is_open: (unit) => is_draft(unit) && may_write() && !board.is_lapsed(unit),
				run: (unit) => this.open("Property Subscription", unit.property_subscription),
			},
			{
				name: "hold_again",
				label: __("Hold Again"),
				is_open: (unit) => is_draft(unit) && may_write() && board.is_lapsed(unit),
				run: (unit) => sales_ops.deal.hold_again(unit.property_subscription),
			},
			{
				name: "hold",
				label: __("Hold", null, "Property Unit"),
				is_open: (unit) =>
					sales_ops.may_hold() &&
					!board.is_blocked(unit) &&
					(unit.sale_status === "Available" || board.is_lapsed(unit)),
				run: (unit) => this.hold(unit),
			},
			{
				name: "sign",
				label: __("Sign Contract"),
				is_open: (unit) =>
					is_agreed(unit) &&
					unit.sale_status === "Subscribed" &&
					can.can_create("Property Contract"),
				run: (unit) => sales_ops.deal.sign_contract(unit.property_subscription),
			},
			{
				name: "receive",
				label: __("Receive Payment"),
				is_open: (unit) =>
					is_agreed(unit) && sales_ops.deal.may_receive() && board.owes_now(unit),
				run: (unit) => sales_ops.deal.receive_payment(unit.property_subscription),
			},
			{
				name: "contract",
				label: __("Open Contract"),
				is_open: (unit) => Boolean(unit.property_contract),
				run: (unit) => this.open("Property Contract", unit.property_contract),
			},
			{
				name: "subscription",
				label: __("Open Subscription"),
				is_open: (unit) =>
					is_agreed(unit) || (is_draft(unit) && (!may_write() || board.is_lapsed(unit))),
				run: (unit) => this.open("Property Subscription", unit.property_subscription),
			},
			{
				name: "change",
				label: __("Apply for Change"),
				is_open: (unit) =>
					is_agreed(unit) &&
					["Temporary Deposit", "Subscribed", "Signed"].includes(unit.sale_status) &&
					sales_ops.changes.may_apply(),
				run: (unit) =>
					sales_ops.changes.choose(
						unit.property_subscription,
						unit.property_unit,
						unit.sale_status === "Signed"
					),
			},
			{
				name: "log_call",
				label: __("Log Call"),
				is_open: (unit) => is_agreed(unit) && sales_ops.may_log_calls(),
				run: (unit) => sales_ops.log_call(unit.property_subscription),
			},
			{
				name: "release",
				label: __("Release Hold"),
				is_open: (unit) => is_draft(unit) && may_write(),
				run: (unit) =>
					sales_ops.deal.release_hold(unit.property_subscription, unit.property_unit),
			},
			{
				name: "put_on_sale",
				label: __("Release for Sale"),
				is_open: (unit) =>
					unit.sale_status === "Not Released" &&
					unit.use === "For Sale" &&
					can.can_write("Property Unit"),
				run: (unit) =>
					frappe.db.set_value("Property Unit", unit.property_unit, "released", 1),
			},
			{
				name: "block",
				label: __("Block", null, "Property Unit"),
				is_link: true,
				is_open: () => can.can_create("Property Unit Block"),
				run: (unit) =>
					frappe.new_doc("Property Unit Block", { property_unit: unit.property_unit }),
			},
			{
				name: "blocks",
				label: __("Open Blocks"),
				is_link: true,
				is_open: (unit) => board.is_blocked(unit) && can.can_read("Property Unit Block"),
				run: (unit) =>
					frappe.set_route("List", "Property Unit Block", {
						property_unit: unit.property_unit,
						status: "Open",
					}),
			},
			{
				name: "story",
				label: __("Life Story"),
				is_link: true,
				is_open: (unit) =>
					unit.sale_status !== "Not Released" &&
					!unit.is_private &&
					can.can_read("Property Unit Claim"),
				run: (unit) =>
					frappe.set_route("List", "Property Unit Claim", {
						property_unit: unit.property_unit,
					}),
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
});
