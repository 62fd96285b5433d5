// Sale Control Board: the plan of a building. Rows are floors from the top, columns are stacks.
// Thousands of cells: a floor is drawn when it comes near the window, and cells are found by a map.
frappe.provide("sales_ops.board");

sales_ops.board.Grid = class BoardGrid {
	static AHEAD = "800px"; // floors this near to the window are drawn
	static AT_ONCE = 16; // floors drawn before the browser says what it shows

	/**
	 * @param {object} on - `unit(name)`: the unit as it is now; `open(name, by keyboard)` and `move(name)`, called by mouse
	 * and keyboard
	 */
	constructor(parent, on) {
		this.on = on;
		this.$parent = $(parent);
		this.parent = this.$parent[0];
		this.selected = null;
		this.rows = []; // {label, names}: the names of a floor's units at their places
		this.row_of = new Map(); // unit name to the number of its row
		this.cells = new Map(); // unit name to its element, of the floors that are drawn
		this.observer = new IntersectionObserver((entries) => this.on_near(entries), {
			rootMargin: sales_ops.board.Grid.AHEAD,
		});
		this.bind();
	}

	bind() {
		this.$parent.on("click", ".scb-cell", (event) => {
			this.select(event.currentTarget.dataset.unit);
			this.on.open(this.selected, event.detail === 0); // Enter on a button is a click of no mouse
		});
		this.$parent.on("keydown", ".scb-cell", (event) => this.on_key(event));
	}

	/** @param {Array} sections - `{name, label, units, print_head}` for each building that is shown */
	render(sections, look, show_titles) {
		this.look = look;
		this.observer.disconnect();
		this.rows = [];
		this.row_of.clear();
		this.cells.clear();
		this.parent.innerHTML = sections.map((section) => this.section_html(section, show_titles)).join("");
		this.elements = [...this.parent.getElementsByClassName("scb-row")];
		this.elements.forEach((element) => this.observer.observe(element));
		for (let row = 0; row < sales_ops.board.Grid.AT_ONCE; row++) this.draw(row);
		this.mark_selected(false);
		this.tick();
	}

	section_html(section, show_title) {
		const { floors, width } = this.plan(section.units);
		const title = show_title ? `<h4 class="scb-title">${sales_ops.escape(section.label)}</h4>` : "";
		const rows = floors.map(([floor, slots]) => this.row_html(floor, slots));
		return `<section class="scb-section">${section.print_head}${title}
			<div class="scb-scroll"><div class="scb-plan" style="--scb-stacks: ${width}">${rows.join(
				""
			)}</div></div></section>`;
	}

	/** The place of a floor; `draw` fills it. */
	row_html(floor, slots) {
		const row = this.rows.length;
		const label = slots.some(Boolean) && floor !== null ? this.floor_label(floor) : "";
		const names = slots.map((unit) => unit && unit.property_unit);
		this.rows.push({ label, names });
		for (const name of names) if (name) this.row_of.set(name, row);
		return `<div class="scb-row" data-row="${row}"></div>`;
	}

	on_near(entries) {
		for (const { isIntersecting, target } of entries)
			if (isIntersecting) this.draw(cint(target.dataset.row));
		this.tick();
	}

	draw(row) {
		const element = this.elements[row];
		if (!element || element.firstChild) return;
		const { label, names } = this.rows[row];
		const cells = names.map((name) =>
			name ? sales_ops.board.cell_html(this.on.unit(name), this.look) : "<i></i>"
		);
		// nosemgrep: html-from-values -- a floor's number, and cells that cell_html has escaped
		element.innerHTML = `<div class="scb-floor">${label}</div>${cells.join("")}`;
		this.observer.unobserve(element);
		for (const cell of element.getElementsByClassName("scb-cell"))
			this.cells.set(cell.dataset.unit, cell);
	}

	/** For paper, which shows all. */
	draw_all() {
		for (const row of this.rows.keys()) this.draw(row);
	}

	floor_label(floor) {
		return floor < 0 ? __("B{0}", [-floor]) : __("{0}F", [floor]);
	}

	/** Floors from the top, each with its units at the place of their stack; a place taken twice goes to the end. */
	plan(units) {
		const stacks = [...new Set(units.map((unit) => unit.stack).filter(Boolean))];
		stacks.sort((a, b) => a - b);
		const place_of = new Map(stacks.map((stack, place) => [stack, place]));
		const floors = new Map();
		for (const unit of units) {
			const slots = floors.get(unit.floor) || floors.set(unit.floor, []).get(unit.floor);
			const place = place_of.get(unit.stack);
			if (place !== undefined && !slots[place]) slots[place] = unit;
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

	/** Draw cells again where they stand; `flash` says that somebody else changed them. */
	update(units, look, flash) {
		this.look = look;
		for (const unit of units) {
			const cell = this.cells.get(unit.property_unit);
			if (!cell) continue;
			const had_focus = document.activeElement === cell;
			const fresh = $(sales_ops.board.cell_html(unit, look)).toggleClass("scb-flash", flash)[0];
			cell.replaceWith(fresh);
			this.cells.set(unit.property_unit, fresh);
			if (had_focus) fresh.focus();
		}
		this.mark_selected(false);
		this.tick();
	}

	/** Dim what the filter does not mean; nothing is drawn again. */
	dim(filter) {
		for (const [name, cell] of this.cells)
			cell.classList.toggle("is-dim", !filter.matches(this.on.unit(name)));
	}

	/** Bring the countdowns to this second. */
	tick() {
		for (const badge of this.parent.getElementsByClassName("scb-timer")) {
			const left = sales_ops.countdown.seconds_until(badge.dataset.expires);
			badge.textContent = sales_ops.countdown.text(badge.dataset.expires);
			badge.classList.toggle("scb-red", left < 300);
		}
	}

	select(name, focus = true) {
		this.selected = name;
		if (this.row_of.has(name)) this.draw(this.row_of.get(name));
		this.mark_selected(focus);
	}

	/** One cell is in the tab order: the selected one, or the first. */
	mark_selected(focus) {
		const chosen = this.cells.get(this.selected);
		if (this.marked) {
			this.marked.classList.remove("is-selected");
			this.marked.tabIndex = -1;
		}
		this.marked = chosen || this.cells.values().next().value;
		if (!this.marked) return;
		this.marked.tabIndex = 0;
		if (!chosen) return;
		chosen.classList.add("is-selected");
		if (focus) chosen.focus();
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
		const row = this.row_of.get(name);
		const { names } = this.rows[row];
		const column = names.indexOf(name);
		if (right) {
			for (let i = column + right; i >= 0 && i < names.length; i += right) {
				if (names[i]) return names[i];
			}
			return null;
		}
		for (let i = row + down; i >= 0 && i < this.rows.length; i += down) {
			const found = this.nearest(this.rows[i].names, column);
			if (found) return found;
		}
		return null;
	}

	nearest(names, column) {
		const places = names.map((unit, place) => ({ unit, far: Math.abs(place - column) }));
		const taken = places.filter((place) => place.unit).sort((a, b) => a.far - b.far);
		return taken.length ? taken[0].unit : null;
	}
};
