// Categories are named in English; the list shows them in the reader's language, as the forms do.

frappe.listview_settings["Marketing Expense Category"] = {
	formatters: { category_name: (value) => frappe.utils.escape_html(__(value)) },
};
