// Sale Control Board: building tabs and the legend, which counts and filters.
frappe.provide("sales_ops.board");

sales_ops.board.Tabs = class BoardTabs {
	constructor(parent, on_pick) {
		this.$parent = $(parent);
		this.$parent.on("click", "button", (event) =>
			on_pick(event.currentTarget.dataset.building)
		);
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
		return `<button type="button" role="tab" aria-selected="${
			tab.name === current
		}" title="${hint}"
			class="scb-tab" data-building="${sales_ops.escape(tab.name)}">
			${sales_ops.escape(tab.building_name)}<span>${free}</span></button>`;
	}
};

sales_ops.board.Legend = class BoardLegend {
	/** @param {function} on_pick - called with the `status` or `special` that was clicked */
	constructor($body, on_pick) {
		this.$chips = $body.find(".scb-legend");
		this.$sold = $body.find(".scb-sold");
		this.$chips.on("click", "button", (event) => {
			const { status, special } = event.currentTarget.dataset;
			on_pick({ status, special });
		});
	}

	render(units, filter, has_private) {
		const totals = sales_ops.board.totals(units);
		const currency = units.length ? units[0].currency : null;
		const chips = Object.entries(totals.by_status).map(([status, row]) =>
			this.status_html(status, row, filter, currency)
		);
		if (has_private) chips.push(this.special_html("own", __("My deals"), totals.own, filter));
		chips.push(this.special_html("late", __("In arrears"), totals.late, filter));
		const blocked = __("Blocked", null, "Property Unit");
		if (totals.blocked)
			chips.push(this.special_html("blocked", blocked, totals.blocked, filter));
		this.$chips.html(chips.join(""));
		this.render_sold(totals);
	}

	status_html(status, row, filter, currency) {
		const color = sales_ops.sale_status.unit_color(status);
		const hint = __("{0} at list price", [sales_ops.board.money(row.amount, currency)]);
		return `<button type="button" class="scb-chip" data-status="${sales_ops.escape(status)}"
			aria-pressed="${filter.status === status}" title="${sales_ops.escape(
			frappe.utils.html2text(hint)
		)}">
			<i class="scb-swatch ${color}"></i>${sales_ops.escape(sales_ops.sale_status.word(status))}
			<b>${row.count}</b><small>${row.amount ? sales_ops.board.short_money(row.amount) : ""}</small>
		</button>`;
	}

	special_html(special, label, count, filter) {
		return `<button type="button" class="scb-chip scb-special-${special}" data-special="${special}"
			aria-pressed="${filter.special === special}">
			<i class="scb-swatch ${special}"></i>${sales_ops.escape(label)}<b>${count}</b></button>`;
	}

	render_sold(totals) {
		this.$sold.attr(
			"title",
			__("{0} of {1} released units sold", [totals.sold, totals.released])
		);
		this.$sold.html(`<span>${__("Sold", null, "Property Unit")}</span>
			<div class="scb-bar"><div style="width: ${totals.sold_percent}%"></div></div>
			<b>${totals.sold_percent}%</b>`);
	}
};
