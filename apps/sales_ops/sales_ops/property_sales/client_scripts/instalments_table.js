// The living instalments of a deal as a compact table on a form's dashboard.
frappe.provide("sales_ops");

sales_ops.instalment_indicator = (row) => {
	const is_open = flt(row.outstanding_amount) > 0;
	if (is_open && row.due_date < frappe.datetime.get_today()) return [__("Overdue"), "red"];
	const colors = { Unpaid: "gray", "Partly Paid": "orange", Paid: "green", Void: "light-gray" };
	return [__(row.status, null, "Property Instalment"), colors[row.status] || "gray"];
};

sales_ops.InstalmentsTable = class InstalmentsTable {
	constructor(frm, property_subscription) {
		this.frm = frm;
		this.property_subscription = property_subscription;
	}

	async show() {
		const name = this.frm.doc.name;
		const rows = await frappe.db.get_list("Property Instalment", {
			filters: { property_subscription: this.property_subscription, status: ["!=", "Void"] },
			fields: [
				"name",
				"kind",
				"due_date",
				"amount",
				"received_amount",
				"outstanding_amount",
				"status",
				"currency",
			],
			order_by: "due_date asc, seq asc",
			limit: 0,
		});
		if (!rows.length || this.frm.doc.name !== name) return;
		this.frm.dashboard.add_section(this.html(rows), __("Instalments"));
		this.frm.dashboard.show();
	}

	html(rows) {
		const heads = [
			[__("Kind"), ""],
			[__("Due Date", null, "Property Instalment"), ""],
			[__("Amount"), "text-right"],
			[__("Received", null, "Property Instalment"), "text-right"],
			[__("Outstanding", null, "Property Instalment"), "text-right"],
			[__("Status"), ""],
		].map(([label, look]) => `<th class="${look}">${label}</th>`);
		return `<div class="table-responsive"><table class="table table-sm" style="margin-bottom: 0">
			<thead><tr class="text-muted">${heads.join("")}</tr></thead>
			<tbody>${rows.map((row) => this.row_html(row)).join("")}</tbody></table></div>`;
	}

	row_html(row) {
		const [label, color] = sales_ops.instalment_indicator(row);
		const kind = sales_ops.escape(__(row.kind, null, "Property Instalment"));
		const link = frappe.utils.get_form_link("Property Instalment", row.name);
		const money = ["amount", "received_amount", "outstanding_amount"].map((field) => {
			const text = row[field] ? format_currency(row[field], row.currency) : "";
			return `<td class="text-right">${text}</td>`;
		});
		return `<tr><td><a href="${link}">${kind}</a></td>
			<td>${frappe.datetime.str_to_user(row.due_date)}</td>${money.join("")}
			<td><span class="indicator-pill ${color} no-indicator-dot">${sales_ops.escape(label)}</span></td>
		</tr>`;
	}
};
