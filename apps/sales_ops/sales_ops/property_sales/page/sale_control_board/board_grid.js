// Sale Control Board: the plan of a building. Rows are floors from the top, columns are stacks.
frappe.provide("sales_ops.board");

sales_ops.board.Grid = class BoardGrid {
	/** @param {object} on - `open(unit name, by keyboard)` and `move(unit name)`, called by mouse and keyboard */
	constructor(parent, on) {
		this.on = on;
		this.$parent = $(parent);
		this.selected = null;
		this.rows = [];
		this.bind();
	}

	bind() {
		this.$parent.on("click", ".scb-cell", (event) => {
			this.select(event.currentTarget.dataset.unit);
			this.on.open(this.selected, event.detail === 0); // Enter on a button is a click of no mouse
		});
		this.$parent.on("keydown", ".scb-cell", (event) => this.on_key(event));
	}

	/** @param {Array} sections - `{name, label, units}` for each building that is shown */
	render(sections, filter, show_titles) {
		this.rows = [];
		this.$parent.html(
			sections.map((section) => this.section_html(section, filter, show_titles)).join("")
		);
		this.mark_selected(false);
		this.tick();
	}

	section_html(section, filter, show_title) {
		const { floors, width } = this.plan(section.units);
		const title = show_title
			? `<h4 class="scb-title">${sales_ops.escape(section.label)}</h4>`
			: "";
		const rows = floors.map(([floor, slots]) => {
			const units = slots.filter(Boolean);
			this.rows.push(slots.map((unit) => unit && unit.property_unit));
			const label = units.length && floor !== null ? this.floor_label(floor) : "";
			const cells = slots.map((unit) => (unit ? this.cell_html(unit, filter) : "<i></i>"));
			return `<div class="scb-floor">${label}</div>${cells.join("")}`;
		});
		return `<section class="scb-section">${title}
			<div class="scb-scroll"><div class="scb-plan" style="--scb-stacks: ${width}">${rows.join(
			""
		)}</div></div>
		</section>`;
	}

	floor_label(floor) {
		return floor < 0 ? __("B{0}", [-floor]) : __("{0}F", [floor]);
	}

	/** Floors from the top, each with its units at the place of their stack; a place taken twice goes to the end. */
	plan(units) {
		const stacks = [...new Set(units.map((unit) => unit.stack).filter(Boolean))];
		stacks.sort((a, b) => a - b);
		const floors = new Map();
		for (const unit of units) {
			const slots = floors.get(unit.floor) || floors.set(unit.floor, []).get(unit.floor);
			const place = stacks.indexOf(unit.stack);
			if (place >= 0 && !slots[place]) slots[place] = unit;
			else slots[Math.max(slots.length, stacks.length)] = unit;
		}
		const width = Math.max(...[...floors.values()].map((slots) => slots.length), 1);
		const sorted = [...floors].sort(([a], [b]) => (b ?? 0) - (a ?? 0));
		return {
			width,
			floors: sorted.map(([floor, slots]) => [
				floor,
				Array.from({ length: width }, (_, i) => slots[i]),
			]),
		};
	}

	cell_html(unit, filter) {
		const board = sales_ops.board;
		const classes = ["scb-cell", sales_ops.sale_status.unit_color(unit.sale_status)];
		if (!board.matches(unit, filter)) classes.push("is-dim");
		if (board.is_late(unit)) classes.push("is-late");
		const area = unit.built_area
			? __("{0} m²", [format_number(unit.built_area, null, unit.built_area % 1 ? 1 : 0)])
			: "";
		const price = unit.list_amount
			? board.short_money(unit.agreed_amount || unit.list_amount)
			: "";
		return `<button type="button" class="${classes.join(" ")}" tabindex="-1"
				data-unit="${sales_ops.escape(unit.property_unit)}" aria-label="${this.aria_label(unit)}">
			<span class="scb-line"><b>${sales_ops.escape(unit.unit_no)}</b>${this.badges_html(unit)}</span>
			<span class="scb-line scb-facts"><span>${area}</span><span>${price}</span></span>
			<span class="scb-line scb-who"><span>${sales_ops.escape(unit.consultant || "")}</span>
				<span class="scb-print-status">${sales_ops.escape(
					sales_ops.sale_status.word(unit.sale_status)
				)}</span></span>
		</button>`;
	}

	aria_label(unit) {
		const status = sales_ops.sale_status.word(unit.sale_status);
		const text = __("Unit {0}, {1}", [unit.property_unit, status]);
		if (!sales_ops.board.is_blocked(unit)) return sales_ops.escape(text);
		const blocks = __("Blocked: {0}", [sales_ops.board.blocks_text(unit)]);
		return sales_ops.escape(`${text}. ${blocks}`);
	}

	badges_html(unit) {
		const board = sales_ops.board;
		const badges = [];
		if (unit.expires_on && unit.sale_status === "Held") {
			const until = sales_ops.escape(unit.expires_on);
			badges.push(`<span class="scb-badge scb-timer" data-expires="${until}"></span>`);
		}
		if (unit.clock_day) badges.push(this.clock_html(unit));
		else if (unit.overdue_amount > 0) {
			badges.push(`<span class="scb-badge scb-red" title="${__("In arrears")}">!</span>`);
		}
		if (board.is_blocked(unit)) {
			const hint = sales_ops.escape(__("Blocked: {0}", [board.blocks_text(unit)]));
			badges.push(`<span class="scb-badge scb-block" title="${hint}">⊘</span>`);
		}
		if (unit.is_private) {
			const hint = sales_ops.escape(__("A colleague's deal"));
			badges.push(
				`<span class="scb-lock" title="${hint}">${frappe.utils.icon("lock", "xs")}</span>`
			);
		}
		return `<span class="scb-badges">${badges.join("")}</span>`;
	}

	clock_html(unit) {
		const over = unit.clock_day > unit.clock_limit;
		const hint = sales_ops.escape(__("Day {0} of {1}", [unit.clock_day, unit.clock_limit]));
		const text = `${cint(unit.clock_day)}/${cint(unit.clock_limit)}`;
		return `<span class="scb-badge ${
			over ? "scb-red" : "scb-amber"
		}" title="${hint}">${text}</span>`;
	}

	/** Draw cells again where they stand; `flash` says that somebody else changed them. */
	update(units, filter, flash) {
		for (const unit of units) {
			const $cell = this.cell(unit.property_unit);
			if (!$cell.length) continue;
			const had_focus = $cell.is(":focus");
			const $fresh = $(this.cell_html(unit, filter)).toggleClass("scb-flash", flash);
			$cell.replaceWith($fresh);
			if (had_focus) $fresh.trigger("focus");
		}
		this.mark_selected(false);
		this.tick();
	}

	/** Bring the countdowns to this second. */
	tick() {
		this.$parent.find(".scb-timer").each((_, badge) => {
			const left = sales_ops.countdown.seconds_until(badge.dataset.expires);
			badge.textContent = sales_ops.countdown.text(badge.dataset.expires);
			badge.classList.toggle("scb-red", left < 300);
		});
	}

	cell(name) {
		return this.$parent.find(".scb-cell").filter((_, cell) => cell.dataset.unit === name);
	}

	select(name, focus = true) {
		this.selected = name;
		this.mark_selected(focus);
	}

	/** One cell is in the tab order: the selected one, or the first. */
	mark_selected(focus) {
		const $cells = this.$parent
			.find(".scb-cell")
			.removeClass("is-selected")
			.attr("tabindex", -1);
		const $cell = this.selected ? this.cell(this.selected) : $();
		$cell.addClass("is-selected");
		($cell.length ? $cell : $cells.first()).attr("tabindex", 0);
		if (focus && $cell.length) $cell[0].focus();
	}

	on_key(event) {
		const steps = {
			ArrowUp: [-1, 0],
			ArrowDown: [1, 0],
			ArrowLeft: [0, -1],
			ArrowRight: [0, 1],
		};
		const step = steps[event.key];
		if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
		event.preventDefault();
		const name = this.neighbour(event.currentTarget.dataset.unit, step);
		if (!name) return;
		this.select(name);
		this.on.move(name);
	}

	/** The next unit in a direction; gaps are jumped over, up and down go to the nearest stack. */
	neighbour(name, [down, right]) {
		const row = this.rows.findIndex((slots) => slots.includes(name));
		const column = this.rows[row].indexOf(name);
		if (right) {
			const slots = this.rows[row];
			for (let i = column + right; i >= 0 && i < slots.length; i += right) {
				if (slots[i]) return slots[i];
			}
			return null;
		}
		for (let i = row + down; i >= 0 && i < this.rows.length; i += down) {
			const found = this.nearest(this.rows[i], column);
			if (found) return found;
		}
		return null;
	}

	nearest(slots, column) {
		const places = slots.map((unit, place) => ({ unit, far: Math.abs(place - column) }));
		const taken = places.filter((place) => place.unit).sort((a, b) => a.far - b.far);
		return taken.length ? taken[0].unit : null;
	}
};
