// Annual Meeting Plan: plan it, have it approved, tell the attendees, hold it, close its books.
// {% include "sales_ops/sales_meetings/client_scripts/annual_meeting.js" %}
// {% include "sales_ops/sales_meetings/client_scripts/annual_dialogs.js" %}

const ROWS = [
	"Annual Meeting Programme Item",
	"Annual Meeting Performer",
	"Meeting Attendee",
	"Meeting Duty",
	"Meeting Purchase Item",
	"Meeting Venue Item",
];
const NAME_OF = {
	"Annual Meeting Performer": "performer_name",
	"Annual Meeting Programme Item": "responsible",
	"Meeting Attendee": "attendee_name",
	"Meeting Duty": "responsible",
	"Meeting Purchase Item": "responsible",
	"Meeting Venue Item": "responsible",
};
const SHOWN = 8;

frappe.ui.form.on("Annual Meeting Plan", {
	setup(frm) {
		sales_ops.words.in_sense("Annual Meeting Plan", ...ROWS);
		frm.make_methods = { "Annual Meeting Plan": () => frm.events.copy_for_next(frm) };
		const of_company = () => ({ filters: { company: frm.doc.company, is_group: 0 } });
		frm.set_query("cost_center", of_company);
		frm.set_query("departments", of_company);
		frm.set_query("marketing_activity", () => ({
			filters: { company: frm.doc.company, docstatus: 1, status: ["in", ["Approved", "Running"]] },
		}));
		for (const table of ["attendees", "programme"]) frm.set_query("department", table, of_company);
		for (const table of ["attendees", "duties", "venue_items", "programme", "performers", "purchases"])
			frm.set_query("employee", table, () => ({
				filters: { company: frm.doc.company, status: "Active" },
			}));
		frm.set_query("item_code", "purchases", () => ({ filters: { disabled: 0, has_variants: 0 } }));
	},

	onload_post_render(frm) {
		frm.fields_dict.attendees.grid.add_custom_button(__("Get Staff"), () =>
			sales_ops.annual_dialogs.get_staff(frm)
		);
		frm.fields_dict.performers.grid.add_custom_button(__("Choose Performers"), () =>
			sales_ops.annual_dialogs.performers(frm)
		);
	},

	refresh(frm) {
		sales_ops.annual.show_indicator(frm);
		frm.events.freeze_what_is_approved(frm);
		if (frm.is_new()) return frm.events.offer_copy(frm);
		frm.events.say_how_it_stands(frm);
		frm.events.add_steps(frm);
		frm.events.add_papers(frm);
	},

	/** The server refuses it, too. */
	freeze_what_is_approved(frm) {
		const is_approved = frm.doc.docstatus === 1;
		const is_closed = frm.doc.status === "Closed";
		for (const table of ["duties", "venue_items", "programme", "purchases"])
			frm.set_df_property(table, "cannot_delete_rows", is_approved ? 1 : 0);
		frm.set_df_property("programme", "cannot_add_rows", is_approved ? 1 : 0);
		if (["Held", "Closed"].includes(frm.doc.status)) frm.page.clear_secondary_action();
		if (is_closed) frm.disable_form();
	},

	offer_copy(frm) {
		frm.add_custom_button(__("Copy from Earlier Plan"), () =>
			sales_ops.annual_dialogs.copy(null, { starts_at: frm.doc.starts_at, title: frm.doc.title })
		);
	},

	add_steps(frm) {
		const { docstatus, status } = frm.doc;
		const may_write = frm.has_perm("write");
		if (docstatus === 0) frm.events.add_draft_steps(frm);
		const add = (label, run, is_next) => {
			const $button = frm.add_custom_button(label, run);
			if (is_next) $button.addClass("btn-primary");
		};
		const step = (method) => () => frm.events.step(frm, method);
		if (docstatus === 1 && may_write) {
			if (status === "Approved") add(__("Tell the Attendees"), () => frm.events.tell(frm), true);
			if (status === "Notified" && sales_ops.countdown.has_passed(frm.doc.starts_at))
				add(__("Note as Held"), step("mark_held"), true);
			if (status === "Notified") add(__("Tell Again"), () => frm.events.tell(frm));
			if (status === "Held") {
				const is_whole = !frm.events.missing(frm).length;
				add(__("Attendance"), () => sales_ops.annual_dialogs.attendance(frm), !is_whole);
				add(__("Close", null, "Annual Meeting Plan"), step("close"), is_whole);
			}
			if (status !== "Closed" && frappe.model.can_create("Material Request"))
				add(__("Request Materials"), () => sales_ops.annual_dialogs.request_materials(frm));
			if (status === "Closed" && frm.has_perm("cancel")) add(__("Reopen"), step("reopen"));
		}
		if (docstatus === 1 && frappe.model.can_create(frm.doctype))
			frm.page.add_menu_item(__("Copy for the Next Meeting"), () => frm.events.copy_for_next(frm));
	},

	copy_for_next(frm) {
		sales_ops.annual_dialogs.copy(frm.doc.name, {
			title: frm.doc.title,
			starts_at: moment(frm.doc.starts_at).add(1, "year").format("YYYY-MM-DD HH:mm:ss"),
		});
	},

	add_draft_steps(frm) {
		if (frm.is_dirty() || !frm.has_perm("write")) return;
		const onload = frm.doc.__onload || {};
		frm.$wrapper
			.find(".form-message")
			.filter((_index, element) => $(element).text().trim() === __("Submit this document to confirm"))
			.remove();
		frm.page.clear_primary_action();
		if (!frm.doc.ready) return;
		if (onload.may_approve)
			return frm.page.set_primary_action(__("Approve", null, "Annual Meeting Plan"), () => frm.savesubmit());
		frm.page.set_primary_action(__("Ask for Approval"), () => frm.events.step(frm, "ask_for_approval"));
	},

	add_papers(frm) {
		const print = (format) => () => frappe.utils.print(frm.doctype, frm.doc.name, format);
		const papers = { "Annual Meeting Plan": __("Annual Meeting Plan"), "Duty Sheet": __("Duty Sheet") };
		for (const [format, label] of Object.entries({ ...papers, "Purchase List": __("Purchase List") }))
			frm.add_custom_button(label, print(format), __("Papers"));
	},

	async step(frm, method) {
		await frm.call(method);
		frm.reload_doc();
	},

	async tell(frm) {
		const { message } = await frm.call("notify_attendees");
		await frm.reload_doc();
		const lines = [__("{0} people were told on their desk.", [message.told])];
		if (message.on_paper.length) {
			const names = message.on_paper.map(sales_ops.escape).join(", ");
			lines.push(__("Without a login, tell them on paper: {0}.", [names]));
		}
		frappe.msgprint({ title: __("Attendees"), message: lines.join("<br>"), indicator: "green" });
	},

	/** What keeps the plan from being closed, in short. */
	missing(frm) {
		const open = (frm.doc.attendees || []).filter((row) => !row.attendance).length;
		const unexplained = (frm.doc.attendees || []).filter(
			(row) => !["Present", ""].includes(row.attendance || "") && !row.absence_reason
		).length;
		const purchases = (frm.doc.purchases || []).filter((row) => !row.outcome).length;
		return [
			open && __("attendance of {0} people", [open]),
			unexplained && __("the reason of {0} absences", [unexplained]),
			purchases && __("the result of {0} purchases", [purchases]),
		].filter(Boolean);
	},

	say_how_it_stands(frm) {
		const show = (text, color) => sales_ops.headline.show(frm, text, color);
		const { status } = frm.doc;
		if (status === "Draft") return frm.events.say_what_is_blank(frm, show);
		if (status === "Approved") return show(__("Approved. The attendees are not told yet."), "blue");
		if (status === "Notified") {
			if (sales_ops.countdown.has_passed(frm.doc.starts_at))
				return show(__("The meeting has begun: note it as held when it is over."), "orange");
			const left = sales_ops.headline.countdown(frm.doc.starts_at);
			return show(__("The attendees are told. It begins in {0}.", [left]), "blue");
		}
		const cost = frm.events.cost_line(frm);
		if (status === "Held") {
			const missing = frm.events.missing(frm);
			if (missing.length) return show(__("Still missing: {0}.", [missing.join("; ")]), "orange");
			return show(`${__("Everything is known: the plan can be closed.")} ${cost}`, "green");
		}
		if (status === "Closed") show(cost, "green");
	},

	cost_line(frm) {
		const money = (amount) => sales_ops.annual.money(frm, amount);
		const { actual_amount, actual_per_head, estimated_amount, budget_amount } = frm.doc;
		const limit = budget_amount || estimated_amount;
		const over = flt(actual_amount) - flt(limit);
		const spent = __("It cost {0}, {1} per head.", [money(actual_amount), money(actual_per_head)]);
		if (!limit) return spent;
		const by = [money(Math.abs(over))];
		if (budget_amount)
			return `${spent} ${over > 0 ? __("{0} over the budget.", by) : __("{0} under the budget.", by)}`;
		return `${spent} ${over > 0 ? __("{0} over the estimate.", by) : __("{0} under the estimate.", by)}`;
	},

	say_what_is_blank(frm, show) {
		const findings = (frm.doc.__onload || {}).findings || [];
		const { estimated_amount, budget_amount, approval_asked_on } = frm.doc;
		const over = flt(budget_amount) && flt(estimated_amount) > flt(budget_amount);
		const money = (amount) => sales_ops.annual.money(frm, amount);
		const more = over
			? ` ${__("The estimate of {0} is above the budget of {1}.", [money(estimated_amount), money(budget_amount)])}`
			: "";
		if (findings.length) {
			const rest = findings.length - SHOWN;
			const lines = findings.slice(0, SHOWN).map((text) => `<li>${text}</li>`);
			if (rest > 0) lines.push(`<li>${__("and {0} more", [rest])}</li>`);
			const head = __("Not ready for approval, {0} findings:", [findings.length]);
			return show(`${head}${more}<ul class="mb-0 pl-4">${lines.join("")}</ul>`, "orange");
		}
		if (approval_asked_on) {
			const when = frappe.datetime.str_to_user(approval_asked_on);
			return show(__("Waits for approval since {0}.", [when]) + more, over ? "orange" : "blue");
		}
		show(__("Ready: nothing is blank. A director can approve it.") + more, over ? "orange" : "green");
	},

	/** What it has approved is the budget; the server looks again. */
	async marketing_activity(frm) {
		const activity = frm.doc.marketing_activity;
		if (!activity) return;
		const { message } = await frappe.db.get_value("Marketing Activity", activity, "total_amount");
		frm.set_value("budget_amount", message.total_amount);
	},

	starts_at(frm) {
		if (frm.doc.starts_at && (!frm.doc.ends_at || frm.doc.ends_at <= frm.doc.starts_at))
			frm.set_value("ends_at", moment(frm.doc.starts_at).add(4, "hours").format("YYYY-MM-DD HH:mm:ss"));
		sales_ops.annual.preview_times(frm);
	},
});

// Who replaces somebody: the name follows the employee; Frappe itself fills it in only where it is empty.
for (const [doctype, fieldname] of Object.entries(NAME_OF))
	frappe.ui.form.on(doctype, {
		async employee(_frm, cdt, cdn) {
			const { employee } = locals[cdt][cdn];
			if (!employee) return;
			const { message } = await frappe.db.get_value("Employee", employee, "employee_name");
			frappe.model.set_value(cdt, cdn, fieldname, message.employee_name);
		},
	});

frappe.ui.form.on("Annual Meeting Programme Item", {
	programme_add(frm, cdt, cdn) {
		locals[cdt][cdn].row_key = frappe.utils.get_random(10);
		sales_ops.annual.preview_times(frm);
	},
	programme_move: (frm) => sales_ops.annual.preview_times(frm),
	programme_remove: (frm) => sales_ops.annual.preview_times(frm),
	minutes: (frm) => sales_ops.annual.preview_times(frm),
	fixed_start: (frm) => sales_ops.annual.preview_times(frm),
	day: (frm) => sales_ops.annual.preview_times(frm),
	form_render(frm, cdt, cdn) {
		const row = locals[cdt][cdn];
		const $field = frm.fields_dict.programme.grid.grid_rows_by_docname[cdn].grid_form.fields_dict.performer_names;
		$field.$wrapper.find(".so-performers").remove();
		$(`<button class="btn btn-xs btn-default so-performers">${__("Choose Performers")}</button>`)
			.appendTo($field.$wrapper)
			.on("click", () => sales_ops.annual_dialogs.performers(frm, row));
	},
});

frappe.ui.form.on("Annual Meeting Performer", {
	programme_row(frm, cdt, cdn) {
		const performer = locals[cdt][cdn];
		const row = (frm.doc.programme || []).find((one) => one.idx === cint(performer.programme_row));
		performer.programme_key = row && row.row_key;
		frappe.model.set_value(cdt, cdn, "programme_title", row && row.title);
	},
});

const amount_of = (_frm, cdt, cdn) => {
	const row = locals[cdt][cdn];
	if (flt(row.rate)) frappe.model.set_value(cdt, cdn, "estimated_amount", flt(row.qty) * flt(row.rate));
};
frappe.ui.form.on("Meeting Purchase Item", {
	qty: amount_of,
	rate: amount_of,
	/** Who knows the sum needs no rate. */
	estimated_amount(_frm, cdt, cdn) {
		const row = locals[cdt][cdn];
		const is_product = Math.abs(flt(row.qty) * flt(row.rate) - flt(row.estimated_amount)) < 0.005;
		if (!is_product) frappe.model.set_value(cdt, cdn, "rate", 0);
	},
});
