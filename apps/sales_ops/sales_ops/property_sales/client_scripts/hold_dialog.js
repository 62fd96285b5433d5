// Holding a unit for a customer, who may be new: the same dialog on the board and on the unit's form.
frappe.provide("sales_ops");

// A hold needs a customer to choose; a role that cannot see customers cannot hold.
sales_ops.may_hold = () =>
	frappe.model.can_create("Property Subscription") && sales_ops.may_choose("Customer");

sales_ops.may_choose = (doctype) => frappe.model.can_read(doctype) || frappe.model.can_select(doctype);

sales_ops.HoldDialog = class HoldDialog {
	/**
	 * @param {object} unit - `property_unit`, `unit_no` and `list_amount`, `currency` for the title
	 * @param {function} on_held - called with what `api.hold_unit` answers
	 */
	constructor(unit, on_held) {
		this.unit = unit;
		this.on_held = on_held;
		this.may_create = frappe.model.can_create("Customer");
		this.make();
	}

	make() {
		this.dialog = new frappe.ui.Dialog({
			title: __("Hold {0}", [sales_ops.escape(this.unit.property_unit)]),
			fields: this.get_fields(),
			primary_action_label: __("Hold", null, "Property Unit"),
			primary_action: (values) => this.submit(values),
		});
		this.dialog.show();
	}

	get_fields() {
		return [
			{
				fieldname: "customer",
				fieldtype: "Link",
				label: __("Customer"),
				options: "Customer",
				only_select: true,
				depends_on: "eval:!doc.is_new_customer",
				mandatory_depends_on: "eval:!doc.is_new_customer",
			},
			{
				fieldname: "is_new_customer",
				fieldtype: "Check",
				label: __("New customer"),
				hidden: !this.may_create,
			},
			{
				fieldname: "customer_name",
				fieldtype: "Data",
				label: __("Name"),
				depends_on: "is_new_customer",
				mandatory_depends_on: "is_new_customer",
			},
			{
				fieldname: "mobile_no",
				fieldtype: "Data",
				options: "Phone",
				label: __("Mobile No."),
				depends_on: "is_new_customer",
			},
			{
				fieldname: "consultant",
				fieldtype: "Link",
				label: __("Consultant", null, "Property Subscription"),
				options: "Sales Person",
				only_select: true,
				hidden: !sales_ops.may_choose("Sales Person"),
				description: __("Left empty, it is you."),
				get_query: () => ({ filters: { is_group: 0, enabled: 1 } }),
			},
		];
	}

	async submit(values) {
		this.dialog.disable_primary_action();
		try {
			const customer = values.is_new_customer
				? await this.find_or_create_customer(values)
				: values.customer;
			if (customer) await this.hold(customer, values.consultant);
		} catch (error) {
			if (error instanceof Error) throw error; // what the server refused, the user has read already
		} finally {
			this.dialog.enable_primary_action();
		}
	}

	async find_or_create_customer({ customer_name, mobile_no }) {
		const known = mobile_no && (await this.customer_with_mobile(mobile_no));
		if (known) return (await this.confirm_known(known)) ? known.name : null;
		const customer = await frappe.xcall("sales_ops.property_sales.api.make_customer", {
			customer_name,
			mobile_no,
		});
		// Should the hold fail, the next try uses the customer that exists now.
		await this.dialog.set_values({ is_new_customer: 0, customer: customer.name });
		return customer.name;
	}

	async customer_with_mobile(mobile_no) {
		const rows = await frappe.db.get_list("Customer", {
			filters: { mobile_no },
			fields: ["name", "customer_name"],
			limit: 1,
		});
		return rows[0];
	}

	confirm_known(known) {
		const name = sales_ops.escape(known.customer_name);
		return new Promise((resolve) =>
			frappe.confirm(
				__("{0} has this mobile number already. Hold the unit for {0}?", [name]),
				() => resolve(true),
				() => resolve(false)
			)
		);
	}

	async hold(customer, consultant) {
		const held = await frappe.xcall("sales_ops.property_sales.api.hold_unit", {
			property_unit: this.unit.property_unit,
			customer,
			consultant: consultant || null,
		});
		this.dialog.hide();
		frappe.show_alert({
			message: __("{0} is held until {1}.", [
				sales_ops.escape(held.property_unit),
				frappe.datetime.str_to_user(held.held_until),
			]),
			indicator: "green",
		});
		this.on_held(held);
	}
};
