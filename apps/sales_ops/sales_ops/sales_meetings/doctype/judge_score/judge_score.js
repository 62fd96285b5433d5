frappe.ui.form.on("Judge Score", {
	refresh: (frm) => frm.disable_save(), // points are given on the sheet
});
