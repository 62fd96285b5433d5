// How the lists of signed, deposit, overdue and intent customers show their words and days.
frappe.provide("sales_ops");

sales_ops.customer_report = {
	// Known as choices of a DocType nowhere, so they are named here for translation.
	deposit_states: () => ({
		"Not Due": __("Not Due", null, "Deposit State"),
		Partly: __("Partly", null, "Deposit State"),
		Received: __("Received", null, "Deposit State"),
		Refunded: __("Refunded", null, "Deposit State"),
		Forfeited: __("Forfeited", null, "Deposit State"),
	}),

	/** @param {object} words - column: the context in which its words are translated */
	formatter: (words) => (value, row, column, data, default_formatter) => {
		const context = words[column.fieldname];
		const word = context && value ? __(value, null, context) : value;
		const text = default_formatter(word, row, column, data);
		if (!data) return text;
		const is_late =
			(column.fieldname === "days_left" && data.days_left < 0) ||
			column.fieldname === "days_overdue" ||
			(column.fieldname === "next_contact_on" && data.is_due) ||
			(column.fieldname === "signing_due_on" &&
				value &&
				frappe.datetime.get_day_diff(value, frappe.datetime.now_date()) < 0);
		return is_late ? `<span class="text-danger">${text}</span>` : text;
	},
};
