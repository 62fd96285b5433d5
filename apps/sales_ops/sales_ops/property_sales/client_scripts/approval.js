// What one person prepares, another approves: the buttons of such a form. The server decides who may.
frappe.provide("sales_ops");

sales_ops.approval = {
	refresh(frm) {
		if (frm.is_new() || frm.doc.docstatus !== 0) return;
		frm.dashboard.clear_headline(); // "Submit this document to confirm" is not for everybody
		const is_own = [frm.doc.owner, frm.doc.prepared_by].includes(frappe.session.user);
		if (frm.doc.status === "Draft" && frm.perm[0].write && !frm.is_dirty())
			frm.add_custom_button(__("Request Approval"), () => this.request(frm)).addClass("btn-primary");
		if (is_own) frm.page.clear_primary_action();
		if (is_own && frm.is_dirty()) frm.page.set_primary_action(__("Save"), () => frm.save());
		if (frm.doc.status === "Pending Approval")
			frm.set_intro(
				is_own
					? __("Waits for the approval of somebody else.")
					: __("Handed in for approval. Check it, then submit it."),
				"blue"
			);
	},

	async request(frm) {
		await frm.call("request_approval");
		frm.reload_doc();
	},
};
