// Marketing Budget: quota, ratio, lines by month, and how it stands.
// {% include "sales_ops/marketing_budget/client_scripts/marketing_forms.js" %}

const POOL_MONTHS = [...Array(12).keys()].map((number) => `month_${String(number + 1).padStart(2, "0")}`);

frappe.ui.form.on("Marketing Budget", {
	setup(frm) {
		sales_ops.words.in_sense("Marketing Budget", "Marketing Budget Pool", "Marketing Budget Line");
		frm.set_query("parent_budget", () => ({
			filters: {
				docstatus: 1,
				status: "Active",
				company: frm.doc.company,
				fiscal_year: frm.doc.fiscal_year,
			},
		}));
		for (const field of ["cost_center", "project", "property_project"])
			frm.set_query(field, () => ({ filters: { company: frm.doc.company } }));
		frm.set_query("expense_account", "lines", () => ({
			filters: { company: frm.doc.company, is_group: 0, root_type: "Expense" },
		}));
		frm.set_query("category", "lines", () => ({ filters: { disabled: 0 } }));
	},

	onload(frm) {
		if (!frm.is_new() || (frm.doc.pools || []).length) return;
		for (const pool of ["Brand", "Project Promotion"]) frm.add_child("pools", { pool, ratio: 50 });
		frm.refresh_field("pools");
	},

	refresh(frm) {
		sales_ops.marketing.show_indicator(frm);
		frm.events.name_months(frm);
		frm.events.show_rest(frm);
		frm.events.show_figures(frm);
		if (frm.is_new()) return;
		if (frm.doc.docstatus === 0) frm.events.add_draft_buttons(frm);
		if (frm.doc.docstatus === 1) frm.events.add_buttons(frm);
	},

	fiscal_year: (frm) => frm.events.name_months(frm),

	/** The columns of the lines are called by their months. */
	async name_months(frm) {
		if (!frm.doc.fiscal_year) return;
		const { message } = await frappe.db.get_value("Fiscal Year", frm.doc.fiscal_year, "year_start_date");
		if (!message || !message.year_start_date) return;
		const { grid } = frm.fields_dict.lines;
		sales_ops.marketing
			.months(message.year_start_date)
			.forEach((month, index) => grid.update_docfield_property(POOL_MONTHS[index], "label", month));
		grid.refresh();
	},

	annual_quota: (frm) => frm.events.show_pools(frm),

	show_pools(frm) {
		for (const row of frm.doc.pools || [])
			frappe.model.set_value(row.doctype, row.name, "amount", (flt(frm.doc.annual_quota) * flt(row.ratio)) / 100);
		frm.events.show_rest(frm);
	},

	/** What is not yet spread over lines, pool by pool. */
	show_rest(frm) {
		if (frm.doc.docstatus !== 0 || !(frm.doc.pools || []).length || !frm.doc.annual_quota) return;
		const amount = (value) => sales_ops.marketing.money(value, frm.doc.currency);
		const parts = frm.doc.pools.map((pool) => {
			const lines = (frm.doc.lines || []).filter((row) => row.pool === pool.pool);
			const rest = flt(pool.amount) - lines.reduce((sum, row) => sum + flt(row.total), 0);
			return [sales_ops.words.choice(pool.pool, "Marketing Budget Line"), flt(rest, 2)];
		});
		const open = parts.filter(([, rest]) => rest);
		if (!open.length) return sales_ops.headline.show(frm, __("Every pool is spread over lines and months."), "green");
		const texts = open.map(([pool, rest]) =>
			rest > 0
				? __("{0}: {1} are still to be spread over lines.", [pool, amount(rest)])
				: __("{0}: the lines have {1} more than the pool.", [pool, amount(-rest)])
		);
		sales_ops.headline.show(frm, texts.join("<br>"), "orange");
	},

	show_figures(frm) {
		sales_ops.marketing.show_figures(
			frm,
			"marketing_budget.marketing_budget.budget_figures",
			{ budget: frm.doc.name },
			[
				["line", __("Line", null, "Marketing Budget Line")],
				["adjusted", __("Adjusted")],
				["reserved", __("Reserved", null, "Marketing Budget")],
				["committed", __("Ordered")],
				["actual", __("Actual")],
				["available", __("Available", null, "Marketing Budget")],
			],
			1
		);
	},

	add_draft_buttons(frm) {
		const is_own = [frm.doc.owner, frm.doc.prepared_by].includes(frappe.session.user);
		if (frm.perm[0].submit && !is_own && frm.doc.status === "Draft" && !frm.is_dirty())
			frm.add_custom_button(__("Approve Ratio"), () => sales_ops.marketing.call(frm, "approve_ratio")).addClass(
				"btn-primary"
			);
		if (!frm.is_dirty() && (is_own || frm.doc.status === "Draft")) frm.page.clear_primary_action();
	},

	add_buttons(frm) {
		if (frm.doc.status !== "Active") return;
		const create = (label, doctype, values) => {
			if (frappe.model.can_create(doctype))
				frm.add_custom_button(label, () => frappe.new_doc(doctype, values), __("Create"));
		};
		create(__("Marketing Activity"), "Marketing Activity", { marketing_budget: frm.doc.name });
		create(__("Marketing Budget Adjustment"), "Marketing Budget Adjustment", { marketing_budget: frm.doc.name });
		const over = frm.doc.year_end_date < frappe.datetime.get_today();
		if (over && frappe.model.can_create("Marketing Budget Adjustment"))
			frm.add_custom_button(__("Year End"), () => frm.events.end_year(frm), __("Create"));
		if (frm.perm[0].submit)
			frm.add_custom_button(__("Close Budget"), () =>
				frappe.confirm(__("Close this budget? Nothing more is taken from it then."), () =>
					sales_ops.marketing.call(frm, "close_budget")
				)
			);
	},

	end_year(frm) {
		const options = ["Lapse", "Carry Forward"].map((value) => ({
			value,
			label: __(value, null, "Marketing Budget Adjustment"),
		}));
		const field = { fieldname: "action", fieldtype: "Select", label: __("What Is Left"), options, reqd: 1 };
		frappe.prompt(
			field,
			async ({ action }) => {
				const { message } = await frappe.call({
					method: "sales_ops.marketing_budget.doctype.marketing_budget.marketing_budget.propose_year_end",
					args: { budget: frm.doc.name, action },
				});
				frappe.set_route("Form", "Marketing Budget Adjustment", message);
			},
			__("Year End")
		);
	},
});

frappe.ui.form.on("Marketing Budget Pool", {
	ratio: (frm) => frm.events.show_pools(frm),
});

const add_up = (frm, cdt, cdn) => {
	const row = locals[cdt][cdn];
	const total = POOL_MONTHS.reduce((sum, field) => sum + flt(row[field]), 0);
	frappe.model.set_value(cdt, cdn, "total", flt(total, 2));
	frm.events.show_rest(frm);
};

frappe.ui.form.on("Marketing Budget Line", {
	...Object.fromEntries(POOL_MONTHS.map((field) => [field, add_up])),
	pool: (frm) => frm.events.show_rest(frm),
	lines_remove: (frm) => frm.events.show_rest(frm),

	/** A line's total over the twelve months; the last one takes the rest. */
	spread_evenly(frm, cdt, cdn) {
		const field = { fieldname: "total", fieldtype: "Currency", label: __("Amount of the Year"), reqd: 1 };
		frappe.prompt(
			field,
			({ total }) => {
				const share = Math.floor((flt(total) * 100) / 12) / 100;
				POOL_MONTHS.forEach((name, index) =>
					frappe.model.set_value(cdt, cdn, name, index < 11 ? share : flt(total - share * 11, 2))
				);
			},
			__("Spread Evenly")
		);
	},
});
