// Sale Control Board: building tabs and the legend, which counts and filters.
frappe.provide("sales_ops.board");

sales_ops.board.Tabs = class BoardTabs {
	constructor(parent, on_pick) {
		this.$parent = $(parent);
		this.$parent.on("click", "button", (event) => on_pick(event.currentTarget.dataset.building));
	}

	render(data, current, kind) {
		const all = { name: "", building_name: __("All Buildings") };
		const tabs = data.buildings.length > 1 ? [all, ...data.buildings] : data.buildings;
		this.$parent.html(tabs.map((tab) => this.tab_html(data, tab, current, kind)).join(""));
	}

	tab_html(data, tab, current, kind) {
		const units = data.select(tab.name, kind);
		const free = units.filter((unit) => unit.sale_status === "Available").length;
		const hint = sales_ops.escape(__("{0} of {1} available", [free, units.length]));
		return `<button type="button" role="tab" aria-selected="${tab.name === current}" title="${hint}"
			class="scb-tab" data-building="${sales_ops.escape(tab.name)}">
			${sales_ops.escape(tab.building_name)}<span>${free}</span></button>`;
	}
};

sales_ops.board.Legend = class BoardLegend {
	/** @param {function} on_pick - called with the `status`, `special` or `step` that was clicked */
	constructor($body, on_pick) {
		this.$chips = $body.find(".scb-legend");
		this.$sold = $body.find(".scb-sold");
		this.$chips.on("click", "button", (event) => {
			const { status, special, step } = event.currentTarget.dataset;
			on_pick({ status, special, step: step === undefined ? null : cint(step) });
		});
	}

	/** @param {object} look - `filter`, and `heat` where cells are coloured by a number, `is_past` */
	render(units, { filter, heat, is_past }, has_private) {
		const totals = sales_ops.board.totals(units);
		const chips = heat
			? this.heat_chips(heat, filter.values)
			: this.status_chips(totals, filter.values, units.length ? units[0].currency : null);
		const specials = this.special_chips(totals, filter.values, has_private, is_past);
		this.$chips.html([...chips, ...specials].join(""));
		this.render_sold(totals);
	}

	status_chips(totals, chosen, currency) {
		return Object.entries(totals.by_status).map(([status, row]) =>
			this.status_html(status, row, chosen, currency)
		);
	}

	status_html(status, row, chosen, currency) {
		const color = sales_ops.sale_status.unit_color(status);
		const hint = __("{0} at list price", [sales_ops.board.money(row.amount, currency)]);
		return `<button type="button" class="scb-chip" data-status="${sales_ops.escape(status)}"
			aria-pressed="${chosen.status === status}" title="${sales_ops.escape(frappe.utils.html2text(hint))}">
			<i class="scb-mark ${color}"></i>${sales_ops.board.status_word(status)}
			<b>${row.count}</b><small>${row.amount ? sales_ops.board.short_money(row.amount) : ""}</small>
		</button>`;
	}

	heat_chips(heat, chosen) {
		const title = `<span class="scb-heat-title">${sales_ops.escape(heat.label)}</span>`;
		const steps = heat.edges.map(
			(_, step) => `<button type="button" class="scb-chip" data-step="${step}"
				aria-pressed="${chosen.step === step}"><i class="scb-swatch ${heat.color(step)}"></i>
				${sales_ops.escape(heat.range_text(step))}<b>${heat.counts[step]}</b></button>`
		);
		return heat.known ? [title, ...steps] : [title, `<span>${__("No such number yet")}</span>`];
	}

	special_chips(totals, chosen, has_private, is_past) {
		const chips = [];
		if (has_private || totals.own) chips.push(["own", __("My deals"), totals.own]);
		if (!is_past) chips.push(["late", __("In arrears"), totals.late]);
		if (totals.blocked) chips.push(["blocked", __("Blocked", null, "Property Unit"), totals.blocked]);
		return chips.map(
			([special, label, count]) => `<button type="button" class="scb-chip scb-special-${special}"
				data-special="${special}" aria-pressed="${chosen.special === special}">
				<i class="scb-swatch ${special}"></i>${sales_ops.escape(label)}<b>${count}</b></button>`
		);
	}

	render_sold(totals) {
		this.$sold.attr("title", __("{0} of {1} released units sold", [totals.sold, totals.released]));
		this.$sold.html(`<span>${__("Sold", null, "Property Unit")}</span>
			<div class="scb-bar"><div style="width: ${totals.sold_percent}%"></div></div>
			<b>${totals.sold_percent}%</b>`);
	}
};
