// The dialogs of an annual meeting's form: staff, performers, attendance, Material Request, copies.
frappe.provide("sales_ops");

sales_ops.annual_dialogs = {
	/** Ask whole departments at once; who is asked already is not asked again. */
	get_staff(frm) {
		const chosen = (frm.doc.departments || []).map((row) => row.department);
		const dialog = new frappe.ui.Dialog({
			title: __("Get Staff"),
			fields: [
				{
					fieldname: "departments",
					fieldtype: "MultiSelectPills",
					label: __("Departments"),
					description: __("Left empty: the whole company."),
					default: chosen,
					get_data: (text) =>
						frappe.db.get_link_options("Department", text, { company: frm.doc.company }),
				},
			],
			primary_action_label: __("Get Staff"),
			primary_action: async ({ departments }) => {
				const staff = await frappe.xcall("sales_ops.sales_meetings.annual.employees.staff", {
					company: frm.doc.company,
					departments: departments || [],
				});
				dialog.hide();
				this.add_staff(frm, staff);
			},
		});
		dialog.show();
	},

	add_staff(frm, staff) {
		const asked = new Set((frm.doc.attendees || []).map((row) => row.employee));
		const new_ones = staff.filter((row) => !asked.has(row.employee));
		for (const row of new_ones) frm.add_child("attendees", row);
		frm.refresh_field("attendees");
		if (new_ones.length) frm.dirty();
		frappe.show_alert(__("{0} people were added.", [new_ones.length]));
	},

	/** Who performs in an item: chosen from the attendees, others by name. */
	performers(frm, row) {
		const rows = frm.doc.programme || [];
		if (!rows.length) return frappe.msgprint(__("Enter the programme first."));
		const dialog = new frappe.ui.Dialog({
			title: __("Performers"),
			fields: [
				{
					fieldname: "row",
					fieldtype: "Select",
					label: __("Programme Item"),
					options: rows.map(({ idx, title }) => ({ value: String(idx), label: `${idx}. ${title || ""}` })),
					default: String((row || rows[0]).idx),
					reqd: 1,
					onchange: () => this.show_performers(frm, dialog),
				},
				{
					fieldname: "people",
					fieldtype: "MultiCheck",
					label: __("Attendees"),
					columns: "11rem",
					sort_options: false,
					options: (frm.doc.attendees || []).map((one) => ({
						value: one.attendee_name,
						label: sales_ops.escape(sales_ops.annual.attendee_label(one)),
					})),
				},
				{
					fieldname: "others",
					fieldtype: "Data",
					label: __("Others"),
					description: __("Names of guests, separated by commas."),
				},
			],
			primary_action_label: __("Apply"),
			primary_action: (values) => {
				dialog.hide();
				this.set_performers(frm, cint(values.row), values.people || [], values.others || "");
			},
		});
		dialog.show();
		this.show_performers(frm, dialog);
	},

	in_row: (frm, idx) => (frm.doc.performers || []).filter((one) => cint(one.programme_row) === idx),

	show_performers(frm, dialog) {
		const names = this.in_row(frm, cint(dialog.get_value("row"))).map((one) => one.performer_name);
		const known = (frm.doc.attendees || []).map((one) => one.attendee_name);
		const people = dialog.fields_dict.people;
		for (const option of people.options)
			option.$checkbox.find("input").prop("checked", names.includes(option.value));
		people.selected_options = names.filter((name) => known.includes(name));
		dialog.set_value("others", names.filter((name) => !known.includes(name)).join(", "));
	},

	/** Those who stay keep their part. */
	set_performers(frm, idx, people, others) {
		const names = [...people, ...others.split(/[,，、;；]/)].map((name) => name.trim()).filter(Boolean);
		const row = frm.doc.programme.find((one) => one.idx === idx);
		const gone = this.in_row(frm, idx).filter((one) => !names.includes(one.performer_name));
		const staying = this.in_row(frm, idx).map((one) => one.performer_name);
		frm.doc.performers = (frm.doc.performers || []).filter((one) => !gone.includes(one));
		for (const name of names.filter((one) => !staying.includes(one))) {
			const attendee = (frm.doc.attendees || []).find((one) => one.attendee_name === name);
			frm.add_child("performers", {
				programme_row: idx,
				programme_key: row.row_key,
				programme_title: row.title,
				employee: attendee && attendee.employee,
				performer_name: name,
			});
		}
		frm.doc.performers.forEach((one, number) => (one.idx = number + 1));
		row.performer_names = this.in_row(frm, idx)
			.map((one) => one.performer_name)
			.join(", ");
		frm.dirty();
		frm.refresh_fields(["programme", "performers"]);
	},

	/** Most people come: tick those who did not, the rest of those not noted yet was there. */
	attendance(frm) {
		const open = (frm.doc.attendees || []).filter((row) => !row.attendance);
		if (!open.length) return frappe.msgprint(__("Everybody is noted; change it in the table."));
		frappe.prompt(
			[
				{
					fieldname: "absent",
					fieldtype: "MultiCheck",
					label: __("Who did not come?"),
					columns: "11rem",
					sort_options: false,
					options: open.map((row) => ({
						value: row.name,
						label: sales_ops.escape(sales_ops.annual.attendee_label(row)),
					})),
				},
				{ fieldname: "reason", fieldtype: "Data", label: __("Reason of Absence") },
			],
			({ absent, reason }) => {
				for (const row of open) {
					const is_absent = (absent || []).includes(row.name);
					row.attendance = is_absent ? "Absent" : "Present";
					if (is_absent && reason) row.absence_reason = reason;
				}
				frm.dirty();
				frm.save("Update");
			},
			__("Attendance"),
			__("Note")
		);
	},

	/** One Material Request from the chosen purchases; what is no Item cannot be asked for. */
	request_materials(frm) {
		const open = (frm.doc.purchases || []).filter((row) => !row.material_request && !row.outcome);
		const items = open.filter((row) => row.item_code);
		if (!items.length)
			return frappe.msgprint(__("No purchase with an Item waits; choose the Item in a row of the table first."));
		const without = open.length - items.length;
		frappe.prompt(
			[
				{
					fieldname: "rows",
					fieldtype: "MultiCheck",
					label: __("Purchases"),
					columns: 1,
					sort_options: false,
					options: items.map((row) => ({
						value: row.name,
						label: sales_ops.escape(`${row.item_name} × ${row.qty} ${__(row.uom || "")}`),
						checked: 1,
					})),
				},
				{
					fieldname: "needed_by",
					fieldtype: "Date",
					label: __("Needed by"),
					description: [
						__("Left empty: the day of each row, else the day before the meeting."),
						without && __("{0} purchases have no Item.", [without]),
					]
						.filter(Boolean)
						.join(" "),
				},
			],
			async ({ rows, needed_by }) => {
				const { message } = await frm.call("request_materials", { rows: rows || [], needed_by });
				await frm.reload_doc();
				frappe.set_route("Form", "Material Request", message);
			},
			__("Material Request"),
			__("Create")
		);
	},

	/** @param {string} [source] - a plan; without one it is asked for */
	copy(source, values = {}) {
		frappe.prompt(
			[
				{
					fieldname: "source",
					fieldtype: "Link",
					options: "Annual Meeting Plan",
					label: __("Earlier Plan"),
					default: source,
					read_only: source ? 1 : 0,
					reqd: 1,
				},
				{ fieldname: "title", fieldtype: "Data", label: __("Title"), default: values.title },
				{
					fieldname: "starts_at",
					fieldtype: "Datetime",
					label: __("Begins"),
					default: values.starts_at,
					description: __("All days move along. Attendance, results and amounts stay behind."),
					reqd: 1,
				},
			],
			async (chosen) => {
				const { name, left } = await frappe.xcall(
					"sales_ops.sales_meetings.annual.copying.copy_plan",
					chosen
				);
				frappe.set_route("Form", "Annual Meeting Plan", name);
				if (left.length)
					frappe.msgprint(
						__("They do not work here any more and are not asked: {0}.", [
							left.map(sales_ops.escape).join(", "),
						])
					);
			},
			__("Copy from Earlier Plan"),
			__("Copy")
		);
	},
};
