// Colours, words and small helps of annual meetings, the same in lists, in the calendar and on forms.
// {% include "sales_ops/sales_ops/client_scripts/words.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}
frappe.provide("sales_ops");

sales_ops.annual = {
	DOCTYPE: "Annual Meeting Plan",
	COLORS: {
		Draft: "red",
		Approved: "blue",
		Notified: "purple",
		Held: "orange",
		Closed: "green",
		Cancelled: "gray",
	},
	// How far a meeting is, for the Gantt view: percent.
	PROGRESS: { Draft: 0, Approved: 25, Notified: 50, Held: 75, Closed: 100 },

	indicator(doc) {
		const text = __(doc.status, null, this.DOCTYPE);
		return [text, this.COLORS[doc.status] || "gray", `status,=,${doc.status}`];
	},

	show_indicator(frm) {
		if (frm.is_new() || !frm.doc.status) return;
		const [text, color] = this.indicator(frm.doc);
		frm.page.set_indicator(text, color);
	},

	money: (frm, amount) => format_currency(amount, frappe.get_doc(":Company", frm.doc.company)?.default_currency),

	/** The hours of an item; with its day where a meeting lasts longer than one. */
	span(frm, start, end) {
		const is_long = String(frm.doc.starts_at).slice(0, 10) !== String(frm.doc.ends_at).slice(0, 10);
		return `${start.format(is_long ? "MM-DD HH:mm" : "HH:mm")}–${end.format("HH:mm")}`;
	},

	/** A time of day in minutes, null for none; the server says what it cannot read. */
	minutes_of(text) {
		const found = /^(\d{1,2})[:：.]?(\d{2})?$/.exec(String(text || "").replace(/\s/g, ""));
		return found ? Number(found[1]) * 60 + Number(found[2] || 0) : null;
	},

	/** The times as the server will compute them on saving, so that they are seen while the order is tried out. */
	preview_times(frm) {
		if (!frm.doc.starts_at || frm.doc.docstatus !== 0) return;
		const begin = moment(frm.doc.starts_at);
		let [free, day] = [begin.clone(), 1];
		for (const row of frm.doc.programme || []) {
			const is_new_day = (row.day || 1) > day;
			const start = this.start_of(row, begin, free, is_new_day);
			const end = start.clone().add(cint(row.minutes), "minutes");
			row.time_span = this.span(frm, start, end);
			free = is_new_day ? end : moment.max(free, end);
			day = Math.max(day, row.day || 1);
		}
		frm.refresh_field("programme");
	},

	start_of(row, begin, free, is_new_day) {
		const days = Math.max(row.day || 1, 1) - 1;
		const fixed = this.minutes_of(row.fixed_start);
		if (fixed !== null) return begin.clone().startOf("day").add(days, "days").add(fixed, "minutes");
		return is_new_day ? moment.max(begin.clone().add(days, "days"), free) : free.clone();
	},

	attendee_label(row) {
		const department = (row.department || "").replace(/ - [^-]+$/, "");
		return department ? `${row.attendee_name} (${department})` : row.attendee_name;
	},
};
