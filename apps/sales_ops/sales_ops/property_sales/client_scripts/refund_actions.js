// Paying a refund that is due: a Payment Entry that the server fills, opened for finance to complete.
// Needs deal_actions.js.
frappe.provide("sales_ops");

sales_ops.refund = {
	may_pay: () => frappe.model.can_create("Payment Entry"),

	async pay(change) {
		const entry = await frappe.xcall("run_doc_method", {
			dt: "Property Change Application",
			dn: change,
			method: "make_refund",
		});
		return sales_ops.deal.open_payment_entry(entry);
	},
};
