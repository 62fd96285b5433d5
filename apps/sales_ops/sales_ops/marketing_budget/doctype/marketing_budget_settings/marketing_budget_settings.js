// Marketing Budget Settings: controlled accounts of a company.

frappe.ui.form.on("Marketing Budget Settings", {
	setup(frm) {
		frm.set_query("account", "accounts", (doc, cdt, cdn) => ({
			filters: { company: locals[cdt][cdn].company || "" },
		}));
	},
});

frappe.ui.form.on("Marketing Budget Account", {
	accounts_add(frm, cdt, cdn) {
		frappe.model.set_value(cdt, cdn, "company", frappe.defaults.get_user_default("Company"));
	},
});
