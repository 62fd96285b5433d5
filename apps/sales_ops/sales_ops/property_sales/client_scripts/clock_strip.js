// "Day 5 of 7: Propose Forfeiture" above the form of a deal or its contract, as on the board and the arrears list.
frappe.provide("sales_ops");

sales_ops.show_clock = (frm, card) => {
	frm.dashboard.stats_area_row.find(".so-clock").remove();
	if (!card.clock) return;
	const { action, day, limit } = card.clock;
	const text = __("Day {0} of {1}: {2}", [day, limit, __(action, null, "Next Action")]);
	frm.dashboard.add_indicator(text, day > limit ? "red" : "orange").addClass("so-clock");
};

// For forms that show nothing else of the collection.
sales_ops.load_clock = async (frm, property_subscription) => {
	const name = frm.doc.name;
	const card = await frappe.xcall("sales_ops.property_sales.collection.follow_ups.call_card", {
		property_subscription,
	});
	if (frm.doc.name === name) sales_ops.show_clock(frm, card);
};
