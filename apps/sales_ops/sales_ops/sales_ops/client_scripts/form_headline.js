// A line at the top of a form that says how it stands, with a countdown where time runs.
frappe.provide("sales_ops");

sales_ops.headline = {
	/** @param {string} html - escaped; a `<b data-expires="datetime">` in it counts down */
	show(frm, html, color) {
		// A form is refreshed more than once; the line of the time before goes, Frappe's own lines stay.
		frm.$wrapper.find(".so-headline").closest(".form-message").remove();
		frm.dashboard.set_headline(`<span class="so-headline">${html}</span>`, color);
		this.count_down(frm);
	},

	countdown(datetime) {
		return `<b class="so-countdown" data-expires="${sales_ops.escape(datetime)}"></b>`;
	},

	// One timer for each form; it ends with the element it counts down.
	count_down(frm) {
		clearInterval(frm.so_headline_timer);
		const tick = () => {
			const $left = frm.$wrapper.find(".so-countdown");
			if (!$left.length) return clearInterval(frm.so_headline_timer);
			$left.text(sales_ops.countdown.text($left.attr("data-expires")));
		};
		frm.so_headline_timer = setInterval(tick, 1000);
		tick();
	},
};
