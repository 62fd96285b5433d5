// The way through a form, in its menu for as long as there is something to fill in. The steps stand in the module's
// `form_tour/`, under the DocType's name.
frappe.provide("sales_ops");

sales_ops.form_tour = {
	offer(frm) {
		if (frm.doc.docstatus > 0 || !frm.perm[0].write) return;
		frm.page.add_menu_item(__("Tour of This Form"), () => this.start(frm));
	},

	async start(frm) {
		await frm.tour.init({ tour_name: frm.doctype });
		frm.tour.start();
	},
};
