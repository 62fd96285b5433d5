// Prize Draw Screen: asks why a win is taken back.
frappe.provide("sales_ops.draw_screen");

/** @param {function} take_back - called with `reason` and `goes_back` */
sales_ops.draw_screen.ask_absent = ({ ticket, holder }, take_back) => {
	const who = [ticket, holder].filter(Boolean).join(" ");
	const dialog = new frappe.ui.Dialog({
		title: __("{0} is not here", [sales_ops.escape(who)]),
		fields: [
			{
				fieldname: "reason",
				fieldtype: "Small Text",
				label: __("Reason"),
				reqd: 1,
				default: __("Called three times, not in the hall"),
			},
			{
				fieldname: "goes_back",
				fieldtype: "Check",
				label: __("The ticket may still win"),
				description: __("For a win that was taken back by mistake."),
			},
		],
		primary_action_label: __("Take Back"),
		primary_action(values) {
			dialog.hide();
			take_back({ reason: values.reason, goes_back: Boolean(values.goes_back) });
		},
	});
	dialog.show();
};
