frappe.listview_settings["Property Legal Case"] = {
	get_indicator(doc) {
		const colors = { Open: "red", Filed: "orange", Judged: "blue", Closed: "gray" };
		const word = __(doc.status, null, "Property Legal Case");
		return [word, colors[doc.status], `status,=,${doc.status}`];
	},
};
