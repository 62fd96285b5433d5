// Words, numbers and times as every form and list of the house shows them.
// Included by the scripts that need it, so it may run more than once in a session.
frappe.provide("sales_ops");

// The choices of a Select in the sense of their DocType: in lists, grids and read-only fields Frappe asks without it.
sales_ops.words = {
	choice(value, doctype) {
		return sales_ops.escape(__(value, null, doctype));
	},

	/** For the setup of a form: its own choices and those of its child tables. */
	in_sense(...doctypes) {
		for (const doctype of doctypes)
			for (const df of frappe.meta.get_docfields(doctype))
				if (df.fieldtype === "Select") df.formatter = (value) => this.choice(value, doctype);
	},

	/** A column of a list, which filters by a click as Frappe's own does. */
	list_formatter(doctype) {
		return (value, df) =>
			value
				? `<span class="filterable indicator-pill gray ellipsis"
					data-filter="${df.fieldname},=,${sales_ops.escape(value)}">
					<span class="ellipsis">${this.choice(value, doctype)}</span></span>`
				: "";
	},
};

sales_ops.escape = (value) => frappe.utils.escape_html(String(value ?? ""));

// What a date that comes from the database is worth now.
sales_ops.countdown = {
	seconds_until(datetime) {
		const zone = frappe.boot.time_zone && frappe.boot.time_zone.system;
		const moment_of = zone ? moment.tz(datetime, zone) : moment(datetime);
		return moment_of.diff(moment(), "seconds");
	},

	has_passed(datetime) {
		return Boolean(datetime) && this.seconds_until(datetime) <= 0;
	},

	text(datetime) {
		const left = this.seconds_until(datetime);
		if (left <= 0) return __("Expired", null, "Property Unit");
		const two = (number) => String(number).padStart(2, "0");
		if (left < 3600) return `${two(Math.floor(left / 60))}:${two(left % 60)}`;
		const hours = Math.floor(left / 3600);
		if (hours < 24) return __("{0} h {1} min", [hours, Math.floor((left % 3600) / 60)]);
		return sales_ops.days.count(Math.floor(hours / 24));
	},

	days_until(date) {
		return frappe.datetime.get_day_diff(date, frappe.datetime.now_date());
	},
};

// Days in words; one day has its own, since languages differ in it.
sales_ops.days = {
	count(days) {
		return cint(days) === 1 ? __("1 day") : __("{0} days", [cint(days)]);
	},

	late(days) {
		return cint(days) === 1 ? __("1 day late") : __("{0} days late", [cint(days)]);
	},

	/** "in 12 days", "tomorrow", "today", "yesterday", "12 days ago" */
	distance(date) {
		const days = sales_ops.countdown.days_until(date);
		const near = { "-1": __("yesterday"), 0: __("today"), 1: __("tomorrow") };
		return near[days] || (days > 0 ? __("in {0} days", [days]) : __("{0} days ago", [-days]));
	},
};
