// Colours and small helps of demand plans, call-offs and uncollected goods.
// {% include "sales_ops/consignment/client_scripts/consignment.js" %}
frappe.provide("sales_ops");

Object.assign(sales_ops.consignment.COLORS, {
	// plans
	Filed: "blue",
	Balanced: "yellow",
	Approved: "orange",
	"Handed Over": "orange",
	"Partly Called Off": "yellow",
	"Called Off": "green",
	"Covered by Stock": "green",
	// call-offs
	Open: "blue",
	"Partly Delivered": "yellow",
	Delivered: "green",
	Overdue: "red",
	Closed: "gray",
	// uncollected goods
	"Waiting for Answers": "orange",
	Answered: "blue",
	"Explanation Due": "red",
	Explained: "purple",
	Collected: "green",
});

sales_ops.demand = {
	day: (date) => frappe.datetime.str_to_user(date),

	/** "2026-11-26, in 2 days" */
	deadline(date) {
		return `${this.day(date)}, ${sales_ops.days.distance(String(date).slice(0, 10))}`;
	},

	has_passed: (date) => sales_ops.countdown.days_until(date) < 0,

	/** Ask for a text and call a method of the form's document with it. */
	ask(frm, title, label, method, argument, more = {}, description = "") {
		frappe.prompt(
			[{ fieldname: "text", fieldtype: "Small Text", label, description, reqd: 1 }],
			async ({ text }) => {
				await frm.call(method, { [argument]: text, ...more });
				frm.reload_doc();
			},
			title,
			title
		);
	},

	/** Draft call-offs of a plan or purchase plan, one for each supplier. */
	add_call_off_button(frm) {
		const left = (frm.doc.items || []).some(
			(row) => flt(row.call_off_qty ?? row.qty) > flt(row.called_off_qty)
		);
		if (frm.doc.docstatus !== 1 || !left || !frappe.model.can_write("Consignment Call-off")) return;
		frm.add_custom_button(__("Make Call-offs"), async () => {
			const names = await frappe.xcall(
				"sales_ops.consignment.doctype.consignment_call_off.consignment_call_off.make_call_offs",
				{ doctype: frm.doctype, name: frm.doc.name }
			);
			if (names.length === 1) return frappe.set_route("Form", "Consignment Call-off", names[0]);
			frappe.set_route("List", "Consignment Call-off", { name: ["in", names] });
		}).addClass("btn-primary");
	},
};
