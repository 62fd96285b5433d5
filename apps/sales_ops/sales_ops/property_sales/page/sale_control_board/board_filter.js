// Sale Control Board: which units are meant. Others are dimmed, so that a building keeps its shape.
frappe.provide("sales_ops.board");

sales_ops.board.RANGES = ["floor", "area", "price"];

sales_ops.board.Filter = class BoardFilter {
	constructor() {
		this.values = { text: "", status: "", special: "", step: null };
		this.heat = null;
		this.clear();
	}

	/** Take back what the panel narrows; search and legend have their own controls. */
	clear() {
		for (const range of sales_ops.board.RANGES) this.values[range] = { from: null, to: null };
		this.values.consultant = "";
	}

	set(values) {
		Object.assign(this.values, values);
	}

	/** How many conditions of the panel are set. */
	get count() {
		const is_set = ({ from, to }) => from !== null || to !== null;
		const ranges = sales_ops.board.RANGES.filter((range) => is_set(this.values[range]));
		return ranges.length + (this.values.consultant ? 1 : 0);
	}

	matches(unit) {
		return this.matches_legend(unit) && this.matches_panel(unit) && this.matches_text(unit);
	}

	matches_legend(unit) {
		const { status, special, step } = this.values;
		if (status && unit.sale_status !== status) return false;
		if (special === "late" && !sales_ops.board.is_late(unit)) return false;
		if (special === "blocked" && !sales_ops.board.is_blocked(unit)) return false;
		if (special === "own" && !unit.is_own) return false;
		return step === null || !this.heat || this.heat.step_of(unit) === step;
	}

	matches_panel(unit) {
		const { floor, area, price, consultant } = this.values;
		if (consultant && unit.consultant !== consultant) return false;
		return (
			this.is_within(unit.floor, floor) &&
			this.is_within(unit.built_area, area) &&
			this.is_within(unit.agreed_amount || unit.list_amount, price)
		);
	}

	is_within(value, { from, to }) {
		return (from === null || value >= from) && (to === null || value <= to);
	}

	matches_text(unit) {
		const text = (this.values.text || "").trim().toLowerCase();
		if (!text) return true;
		const { property_unit, customer_name, consultant, property_subscription } = unit;
		return [property_unit, customer_name, consultant, property_subscription].some(
			(value) => value && value.toLowerCase().includes(text)
		);
	}
};

sales_ops.board.FilterPanel = class BoardFilterPanel {
	/** @param {object} on - `change()` after the filter has changed */
	constructor(parent, filter, on) {
		this.filter = filter;
		this.on = on;
		this.$panel = $('<form class="scb-filters" hidden></form>').appendTo(parent);
		this.$panel.on("submit", (event) => event.preventDefault());
		this.$panel.on(
			"input change",
			frappe.utils.debounce(() => this.read(), 150)
		);
		this.$panel.on("click", ".scb-clear", () => {
			this.filter.clear();
			this.fill();
			this.on.change();
		});
	}

	get is_open() {
		return !this.$panel.prop("hidden");
	}

	toggle(units) {
		this.$panel.prop("hidden", this.is_open);
		if (this.is_open) {
			this.render(units);
			this.$panel.find("input").first().trigger("focus");
		}
	}

	render(units) {
		const names = [...new Set(units.map((unit) => unit.consultant).filter(Boolean))].sort();
		const options = names.map((name) => {
			const value = sales_ops.escape(name);
			return `<option value="${value}">${value}</option>`;
		});
		this.$panel.html(`${this.range_html("floor", __("Floor"))}
			${this.range_html("area", __("Built Area (m²)"))}
			${this.range_html("price", __("Price"))}
			<label>${__("Consultant", null, "Property Subscription")}
				<select class="form-control input-xs" name="consultant">
					<option value="">${__("All")}</option>${options.join("")}</select></label>
			<button type="button" class="btn btn-xs btn-default scb-clear">${__("Clear Filters")}</button>`);
		this.fill();
	}

	range_html(name, label) {
		const box = (end, hint) =>
			`<input type="number" step="any" class="form-control input-xs" name="${name}-${end}"
				placeholder="${hint}" aria-label="${label} ${hint}">`;
		return `<fieldset><legend>${label}</legend>${box("from", __("From"))}–${box(
			"to",
			__("To")
		)}</fieldset>`;
	}

	fill() {
		for (const range of sales_ops.board.RANGES)
			for (const end of ["from", "to"])
				this.field(`${range}-${end}`).val(this.filter.values[range][end] ?? "");
		this.field("consultant").val(this.filter.values.consultant);
	}

	read() {
		const values = { consultant: this.field("consultant").val() || "" };
		for (const range of sales_ops.board.RANGES)
			values[range] = { from: this.number(`${range}-from`), to: this.number(`${range}-to`) };
		this.filter.set(values);
		this.on.change();
	}

	number(name) {
		const text = this.field(name).val();
		return text === "" || text === undefined ? null : flt(text);
	}

	field(name) {
		return this.$panel.find(`[name="${name}"]`);
	}
};
