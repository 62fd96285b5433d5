// Sale Control Board: the heat map. Cells take their colour from a number instead of the sale status.
frappe.provide("sales_ops.board");

// What can be shown as heat; `value` is null for a unit that has no such number.
sales_ops.board.heats = () => [
	{
		name: "rate",
		label: __("List Price per m²"),
		value: (unit) => (unit.kind === "Parking" ? null : sales_ops.board.rate(unit)),
		text: (value) => sales_ops.board.short_money(value),
	},
	{
		name: "discount",
		label: __("Agreed below List Price (%)"),
		value: (unit) => sales_ops.board.discount(unit),
		text: (value) => `${format_number(value, null, 1)}%`,
	},
	{
		name: "days",
		label: __("Days in Status"),
		value: (unit) => unit.days,
		text: (value) => `${cint(value)}`,
	},
	{
		name: "overdue",
		label: __("Overdue"),
		value: (unit) => unit.overdue_amount || null,
		text: (value) => sales_ops.board.short_money(value),
	},
];

sales_ops.board.Heat = class BoardHeat {
	static STEPS = 6;

	/** Steps that hold about as many units each, so that one dear penthouse does not wash out the rest. */
	constructor(kind, units) {
		Object.assign(this, kind);
		const values = units.map((unit) => this.value(unit)).filter((value) => value !== null);
		values.sort((a, b) => a - b);
		this.known = values.length;
		this.edges = this.find_edges(values);
		this.counts = this.edges.map(() => 0);
		for (const value of values) this.counts[this.step(value)] += 1;
		this.last = values[values.length - 1];
	}

	/** The lowest value of each step. */
	find_edges(values) {
		const steps = sales_ops.board.Heat.STEPS;
		const edges = Array.from(
			{ length: steps },
			(_, i) => values[Math.floor((i * values.length) / steps)]
		);
		return [...new Set(edges)].filter((edge) => edge !== undefined);
	}

	step(value) {
		let step = 0;
		while (step + 1 < this.edges.length && value >= this.edges[step + 1]) step += 1;
		return step;
	}

	/** The step of a unit, 0 the coolest; null when it has no such number. */
	step_of(unit) {
		const value = this.value(unit);
		return value === null || !this.known ? null : this.step(value);
	}

	/** The colour class of a step: few steps are spread over the whole scale. */
	color(step) {
		const top = this.edges.length - 1;
		return `scb-heat-${top ? Math.round((step / top) * (sales_ops.board.Heat.STEPS - 1)) : 0}`;
	}

	range_text(step) {
		const from = this.text(this.edges[step]);
		const to = this.text(step + 1 < this.edges.length ? this.edges[step + 1] : this.last);
		return from === to ? from : `${from} – ${to}`;
	}
};
