// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/call_dialog.js" %}
// {% include "sales_ops/property_sales/client_scripts/apply_for_change.js" %}
// {% include "sales_ops/property_sales/client_scripts/report_filters.js" %}

const PROPOSED_KINDS = { "Propose Forfeiture": "Forfeiture", "Propose Return": "Return" };

/** Drafts of the letters that are due today, and their list. */
async function prepare_letters(report) {
	const { made } = await frappe.xcall("sales_ops.property_sales.collection.letters.prepare_letters", {
		company: report.get_filter_value("company"),
		property_project: report.get_filter_value("property_project"),
	});
	if (!made.length) frappe.show_alert(__("No further letter is due today."));
	frappe.set_route("List", "Property Collection Letter", { docstatus: 0 });
}

frappe.query_reports["Customer Arrears"] = {
	onload(report) {
		if (frappe.model.can_create("Property Collection Letter")) {
			report.page.add_inner_button(__("Prepare Letters"), () => prepare_letters(report));
		}
		report.page.main.on("click", ".so-log-call", (event) => {
			event.preventDefault();
			sales_ops.log_call(event.currentTarget.dataset.deal, () => report.refresh());
		});
		report.page.main.on("click", ".so-apply", (event) => {
			event.preventDefault();
			const { deal, kind } = event.currentTarget.dataset;
			sales_ops.changes.apply(deal, kind);
		});
	},

	filters: [
		sales_ops.report_filters.company(),
		sales_ops.report_filters.date("report_date", __("Aged On"), {
			description: __("Ages the amounts that are outstanding now on this day."),
		}),
		sales_ops.report_filters.project(),
		sales_ops.report_filters.consultant(),
		{
			fieldname: "next_action",
			label: __("Next Action"),
			fieldtype: "Select",
			options: [
				"",
				{ value: "Remind", label: __("Remind", null, "Next Action") },
				{ value: "Sign Contract", label: __("Sign Contract", null, "Next Action") },
				{ value: "Call", label: __("Call", null, "Next Action") },
				{
					value: "Propose Forfeiture",
					label: __("Propose Forfeiture", null, "Next Action"),
				},
				{ value: "Propose Return", label: __("Propose Return", null, "Next Action") },
				{ value: "Refer to Legal", label: __("Refer to Legal", null, "Next Action") },
			],
		},
		{
			fieldname: "show_all",
			label: __("Also What Is Due Soon"),
			fieldtype: "Check",
		},
	],

	formatter(value, row, column, data, default_formatter) {
		const words = { status: "Property Subscription", next_action: "Next Action" };
		const context = words[column.fieldname];
		const word = context && value ? __(value, null, context) : value;
		const text = default_formatter(word, row, column, data);
		if (!data) return text;
		const colours = {
			Remind: "blue",
			"Sign Contract": "blue",
			Call: "yellow",
			"Propose Forfeiture": "orange",
			"Propose Return": "orange",
			"Refer to Legal": "red",
			"In Litigation": "gray",
		};
		if (column.fieldname === "next_action" && colours[data.next_action])
			return this.next_action(text, colours[data.next_action], data);
		if (column.fieldname === "last_follow_up") return this.last_follow_up(text, data);
		if (column.fieldname === "clock" && data.clock_is_over)
			return `<span class="text-danger">${text}</span>`;
		return text;
	},

	/** The next action; a proposal is a link that begins the application. */
	next_action(text, colour, data) {
		const kind = PROPOSED_KINDS[data.next_action];
		const pill = `<span class="indicator-pill ${colour}">${text}</span>`;
		if (!kind || !data.property_subscription || !sales_ops.changes.may_apply()) return pill;
		const deal = sales_ops.escape(data.property_subscription);
		return `<a href="#" class="so-apply" data-deal="${deal}" data-kind="${kind}"
			title="${__("Apply for Change")}">${pill} ›</a>`;
	},

	/** The last follow-up, with a button to log the next one. */
	last_follow_up(text, data) {
		const result = data.last_result
			? ` ${sales_ops.escape(sales_ops.collection_word(data.last_result))}`
			: "";
		if (!data.property_subscription || !sales_ops.may_log_calls()) return text + result;
		const deal = sales_ops.escape(data.property_subscription);
		return `<button type="button" class="btn btn-xs btn-default so-log-call" data-deal="${deal}"
			title="${__("Log Call")}">${frappe.utils.icon("call", "xs")}</button> ${text}${result}`;
	},
};
