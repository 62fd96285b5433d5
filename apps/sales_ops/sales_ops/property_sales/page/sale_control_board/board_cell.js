// Sale Control Board: one unit of the plan. Status is told by colour, by the filling of a mark, and in words.
frappe.provide("sales_ops.board");

Object.assign(sales_ops.board, {
	/** @param {object} look - `filter`, and `heat` where cells are coloured by a number */
	cell_html(unit, { filter, heat }) {
		const status = sales_ops.sale_status.unit_color(unit.sale_status);
		const step = heat ? heat.step_of(unit) : null;
		const color = heat ? (step === null ? "scb-no-heat" : heat.color(step)) : status;
		const dim = filter.matches(unit) ? "" : " is-dim";
		const price = unit.list_amount ? this.short_money(unit.agreed_amount || unit.list_amount) : "";
		return `<button type="button" class="scb-cell ${color}${dim}" tabindex="-1"
			data-unit="${sales_ops.escape(unit.property_unit)}" aria-label="${this.aria_label(unit)}">
			<span class="scb-line"><span class="scb-no"><i class="scb-mark ${status}"></i><b>${sales_ops.escape(
				unit.unit_no
			)}</b></span>${this.badges_html(unit)}</span>
			<span class="scb-line scb-facts"><span>${this.area_text(unit)}</span><span>${
				step === null ? price : heat.text(heat.value(unit))
			}</span></span>
			<span class="scb-line scb-who"><span>${sales_ops.escape(unit.consultant || "")}</span>
			<span class="scb-print-status">${this.status_word(unit.sale_status)}</span></span></button>`;
	},

	/** Words are looked up once, not once a cell. */
	status_word(status) {
		this.words ||= {};
		return (this.words[status] ||= sales_ops.escape(sales_ops.sale_status.word(status)));
	},

	aria_label(unit) {
		const status = sales_ops.sale_status.word(unit.sale_status);
		const text = __("Unit {0}, {1}", [unit.property_unit, status]);
		if (!this.is_blocked(unit)) return sales_ops.escape(text);
		const blocks = __("Blocked: {0}", [this.blocks_text(unit)]);
		return sales_ops.escape(`${text}. ${blocks}`);
	},

	badges_html(unit) {
		const badges = [];
		if (unit.expires_on && unit.sale_status === "Held") {
			const until = sales_ops.escape(unit.expires_on);
			badges.push(`<span class="scb-badge scb-timer" data-expires="${until}"></span>`);
		}
		if (unit.clock_day) badges.push(this.clock_badge(unit));
		else if (unit.overdue_amount > 0) {
			badges.push(`<span class="scb-badge scb-red" title="${__("In arrears")}">!</span>`);
		}
		if (this.is_blocked(unit)) {
			const hint = sales_ops.escape(__("Blocked: {0}", [this.blocks_text(unit)]));
			badges.push(`<span class="scb-badge scb-block" title="${hint}">⊘</span>`);
		}
		if (unit.is_private) badges.push(this.lock_html());
		return badges.length ? `<span class="scb-badges">${badges.join("")}</span>` : "";
	},

	lock_html() {
		const hint = sales_ops.escape(__("A colleague's deal"));
		this.lock ||= `<span class="scb-lock" title="${hint}">${frappe.utils.icon("lock", "xs")}</span>`;
		return this.lock;
	},

	clock_badge(unit) {
		const color = unit.clock_day > unit.clock_limit ? "scb-red" : "scb-amber";
		const hint = sales_ops.escape(__("Day {0} of {1}", [unit.clock_day, unit.clock_limit]));
		const text = `${cint(unit.clock_day)}/${cint(unit.clock_limit)}`;
		return `<span class="scb-badge ${color}" title="${hint}">${text}</span>`;
	},
});
