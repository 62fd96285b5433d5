// On a deal's form: the button to log a call, and what was last said and promised.
frappe.provide("sales_ops");

sales_ops.show_collection = async (frm) => {
	const card = await frappe.xcall("sales_ops.property_sales.collection.follow_ups.call_card", {
		property_subscription: frm.doc.name,
	});
	if (card.property_subscription !== frm.doc.name) return; // another form was opened meanwhile
	if (card.may_log && !frm.custom_buttons[__("Log Call")]) {
		frm.add_custom_button(__("Log Call"), () => sales_ops.log_call(frm.doc.name, () => frm.reload_doc()));
	}
	sales_ops.show_clock(frm, card);
	frm.dashboard.stats_area_row.find(".so-collection").remove();
	const show = (text, color) => frm.dashboard.add_indicator(text, color).addClass("so-collection");
	if (card.last_follow_up) {
		const call = card.last_follow_up;
		const word = sales_ops.escape(sales_ops.collection_word(call.result || call.reached));
		const day = frappe.datetime.str_to_user(call.follow_up_on.slice(0, 10));
		show(__("Followed up on {0}: {1}", [day, word]), "gray");
	}
	if (card.letters.length) {
		const letter = card.letters[card.letters.length - 1];
		const level = __(letter.level, null, "Property Collection Letter");
		const day = frappe.datetime.str_to_user(letter.letter_date);
		show(__("{0} letters, the last on {1}: {2}", [card.letters.length, day, level]), "orange");
	}
	if (card.promise) {
		const { amount, promised_date, status, currency } = card.promise;
		const color = { Open: "blue", Kept: "green", "Partly Kept": "orange", Broken: "red" };
		const text = sales_ops.promise_text(amount, promised_date, status, currency);
		show(text, color[status]);
	}
};
