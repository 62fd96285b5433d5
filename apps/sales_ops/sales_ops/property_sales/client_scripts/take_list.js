// Takes over somebody else's list of units, as a file or as cells pasted from a spreadsheet (`take_list` of the document).
frappe.provide("sales_ops");

sales_ops.take_list = {
	add_buttons(frm, group) {
		frm.add_custom_button(__("Upload File"), () => this.upload(frm), group);
		frm.add_custom_button(__("Paste from Spreadsheet"), () => this.paste(frm), group);
	},

	upload(frm) {
		new frappe.ui.FileUploader({
			doctype: frm.doctype,
			docname: frm.docname,
			folder: "Home/Attachments",
			restrictions: { allowed_file_types: [".xlsx", ".csv"], max_number_of_files: 1 },
			allow_multiple: false,
			on_success: ({ file_url }) => this.take(frm, { file_url }),
		});
	},

	paste(frm) {
		frappe.prompt(
			{
				fieldname: "text",
				fieldtype: "Code",
				label: __("Cells with Their Headings"),
				description: __(
					"Copy them in the spreadsheet, with the row of headings: building, room, area, status, remark."
				),
				reqd: 1,
			},
			({ text }) => this.take(frm, { text }),
			__("Paste from Spreadsheet"),
			__("Take Over")
		);
	},

	async take(frm, args) {
		const { message } = await frm.call("take_list", args);
		await frm.reload_doc();
		frappe.show_alert({ message: __("{0} rows were taken over.", [message]), indicator: "green" });
	},
};
