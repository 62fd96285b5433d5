// Lists of daily, weekly and monthly reports and of plans: a late one is seen at once.
frappe.provide("sales_ops");

sales_ops.period_report_list = {
	add_fields: ["status", "due_at", "days_late", "period"],
	has_indicator_for_draft: true,
	has_indicator_for_cancelled: true,

	get_indicator(doc) {
		const status = `status,=,${doc.status}`;
		if (doc.docstatus === 0)
			return sales_ops.countdown.has_passed(doc.due_at)
				? [__("Overdue", null, "Property Daily Report"), "red", status]
				: [__("Draft"), "gray", status];
		if (doc.docstatus === 2) return [__("Cancelled"), "gray", status];
		if (doc.days_late) return [sales_ops.days.late(doc.days_late), "orange", "days_late,>,0"];
		const color = doc.status === "Confirmed" ? "green" : "blue";
		return [__(doc.status, null, "Property Daily Report"), color, status];
	},
};
