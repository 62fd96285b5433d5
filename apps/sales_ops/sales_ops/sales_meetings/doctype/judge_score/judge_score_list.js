frappe.listview_settings["Judge Score"] = {
	hide_name_column: true, // it is two names of rows
};
