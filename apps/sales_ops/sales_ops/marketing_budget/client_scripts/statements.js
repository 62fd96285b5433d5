// What execution report, expense ledger and expense statistics share.
// {% include "sales_ops/marketing_budget/client_scripts/marketing.js" %}
// {% include "sales_ops/sales_ops/client_scripts/stored_call.js" %}
frappe.provide("sales_ops");

sales_ops.statement = {
	FINANCE: ["Accounts User", "Accounts Manager", "System Manager"],

	/** A late draft or paper is seen at once. */
	list(doctype, more = []) {
		return {
			add_fields: ["status", "due_date", "late", "late_days", ...more],
			has_indicator_for_draft: true,
			has_indicator_for_cancelled: true,
			get_indicator(doc) {
				const status = `status,=,${doc.status}`;
				if (doc.docstatus === 0) {
					const late = -sales_ops.countdown.days_until(doc.due_date);
					if (late > 0) return [sales_ops.days.late(late), "red", status];
					return [__("Draft"), "gray", status];
				}
				if (doc.docstatus === 1 && doc.late && doc.status === "Submitted")
					return [sales_ops.days.late(doc.late_days), "orange", "late,=,1"];
				return sales_ops.marketing.indicator(doc, doctype);
			},
		};
	},

	/** Texts that were copied from choices and masters, in the reader's language. */
	translate(doctype, ...fieldnames) {
		for (const fieldname of fieldnames)
			frappe.meta.get_docfield(doctype, fieldname).formatter = (value) =>
				value ? sales_ops.escape(__(value, null, doctype)) : "";
	},

	refresh(frm) {
		// Rows are computed: nobody adds or takes any away.
		for (const table of ["items", "receivers"])
			if (frm.fields_dict[table]) {
				frm.set_df_property(table, "cannot_add_rows", 1);
				frm.set_df_property(table, "cannot_delete_rows", 1);
			}
		sales_ops.marketing.show_indicator(frm);
		if (frm.is_new()) return;
		if (frm.doc.docstatus === 0) {
			frm.dashboard.clear_headline(); // "Submit this document to confirm": the deadline says it better
			this.show_deadline(frm);
			if (frm.has_perm("write"))
				frm.add_custom_button(__("Recalculate"), async () => {
					await sales_ops.call_stored(frm, "recalculate");
					frm.reload_doc();
				});
		}
	},

	/** The line at the top; `add_line` puts another under it. */
	show_line(frm, text, color) {
		frm.so_line = { text, color };
		sales_ops.headline.show(frm, text, color);
	},

	add_line(frm, text, color) {
		const line = frm.so_line;
		sales_ops.headline.show(frm, line ? `${line.text}<br>${text}` : text, color || (line && line.color));
	},

	show_deadline(frm) {
		const days = sales_ops.countdown.days_until(frm.doc.due_date);
		const due = sales_ops.marketing.day(frm.doc.due_date);
		if (days < 0)
			return this.show_line(frm, __("It was due on {0}, {1} days ago.", [due, -days]), "red");
		const text = days
			? __("Hand it in by {0}, in {1} days.", [due, days])
			: __("Hand it in today.");
		this.show_line(frm, text, days <= 1 ? "orange" : "blue");
	},

	show_handed_in(frm, at) {
		const moment = frappe.datetime.str_to_user(at);
		const text = frm.doc.late
			? __("Handed in at {0}, {1} days late.", [moment, frm.doc.late_days])
			: __("Handed in at {0}.", [moment]);
		this.show_line(frm, text, frm.doc.late ? "orange" : "blue");
	},

	may_check(frm) {
		const { docstatus, status, submitted_by } = frm.doc;
		return (
			docstatus === 1 &&
			status === "Submitted" &&
			submitted_by !== frappe.session.user &&
			sales_ops.marketing.has_role(...this.FINANCE)
		);
	},

	show_check(frm) {
		const { status, checked_by, checked_on, finance_remark } = frm.doc;
		const who = sales_ops.escape(frappe.user.full_name(checked_by));
		const at = frappe.datetime.str_to_user(checked_on);
		const remark = sales_ops.escape(finance_remark || "");
		const text =
			status === "Checked"
				? __("Checked by {0} at {1}. {2}", [who, at, remark])
				: __("Returned by {0} at {1}. {2}", [who, at, remark]);
		this.show_line(frm, text, status === "Checked" ? "green" : "red");
	},

	add_check_button(frm) {
		const $button = frm.add_custom_button(__("Confirm Check"), () => {
			frappe.prompt(
				[{ fieldname: "remark", fieldtype: "Small Text", label: __("Remark of Finance") }],
				async ({ remark }) => {
					await sales_ops.call_stored(frm, "confirm_check", { remark });
					frm.reload_doc();
				},
				__("Confirm Check"),
				__("Confirm")
			);
		});
		$button.addClass("btn-primary");
	},
};
