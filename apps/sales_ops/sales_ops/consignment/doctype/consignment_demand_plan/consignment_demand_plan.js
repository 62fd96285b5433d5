// Consignment Demand Plan: the department files it, the planner balances it against stock, decides and approves.
// {% include "sales_ops/consignment/client_scripts/demand.js" %}

const SAID = ["kind", "consignment_site", "department", "for_date", "reason"];
const SAID_OF_ROW = [
	"item_code",
	"specification",
	"drawing_no",
	"length",
	"qty",
	"uom",
	"needed_by",
	"direct_to_user",
	"place",
	"lot",
	"history_reason",
];

frappe.ui.form.on("Consignment Demand Plan", {
	setup(frm) {
		sales_ops.words.in_sense("Consignment Demand Plan", "Consignment Demand Plan Item");
		const reasons = {
			"Large Line of a Common Item": __("Large Line of a Common Item"),
			"Large Line": __("Large Line"),
			"Large Batch": __("Large Batch"),
			"Filed Again in the Month": __("Filed Again in the Month"),
		};
		frappe.meta.get_docfield("Consignment Demand Plan Item", "check_reasons").formatter = (value) =>
			(value || "")
				.split("\n")
				.filter(Boolean)
				.map((text) => sales_ops.escape(reasons[text] || text))
				.join("<br>");
		frm.events.set_queries(frm);
	},

	set_queries(frm) {
		frm.set_query("department", () => ({
			filters: { is_group: 0, disabled: 0, ...(frm.doc.company && { company: frm.doc.company }) },
		}));
		frm.set_query("item_code", "items", () => ({
			filters: { is_stock_item: 1, has_variants: 0, disabled: 0 },
		}));
		frm.set_query("consignment_agreement", "items", () => ({
			filters: { docstatus: 1, status: "Active", consignment_site: frm.doc.consignment_site },
		}));
	},

	onload(frm) {
		if (frm.is_new() && !frm.doc.for_date) frm.events.kind(frm);
	},

	refresh(frm) {
		sales_ops.consignment.show_indicator(frm);
		sales_ops.consignment.hide_submit_message(frm);
		frm.events.freeze_what_is_filed(frm);
		if (frm.is_new()) return;
		frm.events.say_how_it_stands(frm);
		frm.events.add_steps(frm);
		if (frm.doc.kind !== "Monthly") sales_ops.demand.add_call_off_button(frm);
	},

	/** The server refuses a changed row of a filed plan; here it cannot be changed in the first place. */
	freeze_what_is_filed(frm) {
		const is_filed = frm.doc.docstatus === 0 && !frm.is_new() && frm.doc.status !== "Draft";
		for (const field of SAID) frm.set_df_property(field, "read_only", is_filed ? 1 : 0);
		const grid = frm.fields_dict.items.grid;
		for (const field of SAID_OF_ROW) grid.update_docfield_property(field, "read_only", is_filed ? 1 : 0);
		const is_decided_on = is_filed && frm.doc.status === "Balanced" && frm.perm[0].submit;
		for (const field of ["decision", "decision_remark"])
			grid.update_docfield_property(field, "read_only", is_decided_on ? 0 : 1);
		frm.set_df_property("items", "cannot_add_rows", is_filed);
		frm.set_df_property("items", "cannot_delete_rows", is_filed);
	},

	add_steps(frm) {
		const { docstatus, status } = frm.doc;
		if (docstatus !== 0 || frm.is_dirty()) return;
		const may_approve = frm.perm[0].submit;
		const primary = (label, run) => frm.page.set_primary_action(label, run);
		if (status === "Draft" && frm.perm[0].write)
			primary(__("File", null, "Consignment Demand Plan"), () => frm.events.file(frm));
		if (status === "Filed") {
			frm.page.clear_primary_action();
			if (may_approve) primary(__("Balance against Stock"), () => frm.events.step(frm, "balance"));
		}
		if (status === "Balanced" && may_approve) {
			primary(__("Approve", null, "Consignment Demand Plan"), () => frm.savesubmit());
			frm.add_custom_button(__("Balance Again"), () => frm.events.step(frm, "balance"));
			if (frm.doc.no_of_undecided)
				frm.add_custom_button(__("Confirm the Rest"), () => frm.events.confirm_rest(frm));
		}
		if ((status === "Filed" && frm.perm[0].write) || (status === "Balanced" && may_approve))
			frm.add_custom_button(may_approve ? __("Give Back to the Department") : __("Take Back"), () =>
				frm.events.step(frm, "take_back")
			);
	},

	async step(frm, method, values = {}) {
		await frm.call(method, values);
		frm.reload_doc();
	},

	file(frm) {
		const { due_at } = frm.doc;
		if (!due_at || !sales_ops.countdown.has_passed(due_at)) return frm.events.step(frm, "file");
		sales_ops.demand.ask(
			frm,
			__("File", null, "Consignment Demand Plan"),
			__("Why It Is Late"),
			"file",
			"late_reason",
			{},
			__("The plan was due by {0}.", [frappe.datetime.str_to_user(due_at)])
		);
	},

	/** The planner has looked at the rows that nobody has objected to. */
	confirm_rest(frm) {
		const title = __("Confirm {0} Rows", [frm.doc.no_of_undecided]);
		frappe.prompt(
			[{ fieldname: "remark", fieldtype: "Small Text", label: __("Remark on the Decision"), reqd: 1 }],
			({ remark }) => {
				for (const row of frm.doc.items)
					if (row.is_checked && !row.decision)
						Object.assign(row, { decision: "Confirmed", decision_remark: remark });
				frm.dirty();
				frm.save();
			},
			title,
			__("Confirm", null, "Consignment Demand Plan")
		);
	},

	say_how_it_stands(frm) {
		const { status, due_at, is_late, no_of_checked, no_of_undecided, call_off_due_on } = frm.doc;
		const show = (text, color) => sales_ops.headline.show(frm, text, color);
		const due = due_at && frappe.datetime.str_to_user(due_at);
		if (status === "Draft" && due_at) {
			if (sales_ops.countdown.has_passed(due_at))
				return show(__("It was due by {0}: filed now, it is late and needs a reason.", [due]), "red");
			return show(__("File it by {0}.", [due]), "blue");
		}
		if (status === "Filed") {
			const text = is_late
				? __("Filed late, it was due by {0}. It waits to be balanced.", [due])
				: __("Filed in time. It waits to be balanced.");
			return show(text, is_late ? "orange" : "blue");
		}
		if (status === "Balanced") {
			if (no_of_undecided)
				return show(
					__("{0} rows are checked in particular; {1} of them are not decided yet.", [
						no_of_checked,
						no_of_undecided,
					]),
					"orange"
				);
			return show(__("Ready to be approved."), "green");
		}
		if (["Approved", "Partly Called Off"].includes(status)) {
			if (!call_off_due_on) return show(__("Waits for the purchase plan of its month."), "blue");
			const color = sales_ops.demand.has_passed(call_off_due_on) ? "red" : "blue";
			show(__("To be called off by {0}.", [sales_ops.demand.deadline(call_off_due_on)]), color);
		}
	},

	kind(frm) {
		const today = frappe.datetime.get_today();
		const days = {
			Monthly: frappe.datetime.add_days(frappe.datetime.month_end(), 1),
			Daily: frappe.datetime.add_days(today, 1),
			Supplementary: today,
		};
		frm.set_value("for_date", days[frm.doc.kind]);
	},
});

frappe.ui.form.on("Consignment Demand Plan Item", {
	items_add(frm, cdt, cdn) {
		const rows = frm.doc.items;
		const before = rows[rows.length - 2];
		frappe.model.set_value(cdt, cdn, "needed_by", before ? before.needed_by : frm.doc.for_date);
	},
	decision(frm, cdt, cdn) {
		const row = locals[cdt][cdn];
		const quantities = { Refused: 0, Reduced: row.approved_qty };
		frappe.model.set_value(cdt, cdn, "approved_qty", quantities[row.decision] ?? row.qty);
	},
});
