// Consignment Check Run: what was found, in plain words, and a button to check again.
// {% include "sales_ops/consignment/client_scripts/consignment.js" %}

const RUN_CHECK = "sales_ops.consignment.doctype.consignment_check_run.consignment_check_run.run_check";

frappe.ui.form.on("Consignment Check Run", {
	setup() {
		sales_ops.words.in_sense("Consignment Check Run", "Consignment Check Run Item");
	},

	refresh(frm) {
		frm.disable_save();
		if (frm.is_new()) return;
		frm.events.say_what_was_found(frm);
		// can_create is never true of what has no form for a new one
		if (!frappe.perm.has_perm("Consignment Check Run", 0, "create")) return;
		frm.add_custom_button(__("Check Again"), async () => {
			const name = await frappe.xcall(RUN_CHECK, { company: frm.doc.company });
			frappe.set_route("Form", "Consignment Check Run", name);
		});
	},

	say_what_was_found(frm) {
		const { status, no_of_differences, no_of_places, no_of_suppliers } = frm.doc;
		if (status === "Failed")
			return sales_ops.headline.show(frm, __("The check could not be run."), "red");
		if (no_of_differences)
			return sales_ops.headline.show(
				frm,
				__("{0} differences. Nothing was repaired: find out what wrote past the postings.", [
					no_of_differences,
				]),
				"red"
			);
		const counts = [no_of_places, no_of_suppliers];
		const text = __("{0} items in store and the accounts of {1} suppliers agree.", counts);
		sales_ops.headline.show(frm, text, "green");
	},
});
