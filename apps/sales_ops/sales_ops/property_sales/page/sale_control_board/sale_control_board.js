// Sale Control Board (销控表): every unit of a project on one plan, live on all screens.
// The parts are put in here by Frappe's page loader, so they are as fresh as the page itself:
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/hold_dialog.js" %}
// {% include "sales_ops/property_sales/client_scripts/deal_actions.js" %}
// {% include "sales_ops/property_sales/client_scripts/call_dialog.js" %}
// {% include "sales_ops/property_sales/client_scripts/apply_for_change.js" %}
// {% include "sales_ops/property_sales/page/sale_control_board/board_data.js" %}
// {% include "sales_ops/property_sales/page/sale_control_board/board_filter.js" %}
// {% include "sales_ops/property_sales/page/sale_control_board/board_heat.js" %}
// {% include "sales_ops/property_sales/page/sale_control_board/board_controls.js" %}
// {% include "sales_ops/property_sales/page/sale_control_board/board_actions.js" %}
// {% include "sales_ops/property_sales/page/sale_control_board/board_story.js" %}
// {% include "sales_ops/property_sales/page/sale_control_board/board_cell.js" %}
// {% include "sales_ops/property_sales/page/sale_control_board/board_grid.js" %}
// {% include "sales_ops/property_sales/page/sale_control_board/board_legend.js" %}
// {% include "sales_ops/property_sales/page/sale_control_board/board_past.js" %}
// {% include "sales_ops/property_sales/page/sale_control_board/board_drawer.js" %}
// {% include "sales_ops/property_sales/page/sale_control_board/board_states.js" %}
// {% include "sales_ops/property_sales/page/sale_control_board/board_print.js" %}

Object.assign(sales_ops.board, {
	ROUTE: "sale-control-board",
	REMEMBERED: "sales_ops.board.project",
	RELOAD_AFTER: 400, // ms: a receipt or a contract announces several changes at once
	STALE_AFTER: 60, // s: coming back to the tab later than this, or without realtime, loads the board again
});

sales_ops.board.Board = class SaleControlBoard {
	constructor(wrapper) {
		this.wrapper = wrapper;
		this.page = frappe.ui.make_app_page({
			parent: wrapper,
			title: __("Sale Control Board"),
			single_column: true,
		});
		this.data = new sales_ops.board.Data();
		this.filter = new sales_ops.board.Filter();
		this.building = "";
		this.kind = "";
		this.heat_name = "";
		this.waiting = new Set();
		this.reload_soon = frappe.utils.debounce(() => this.reload_waiting(), sales_ops.board.RELOAD_AFTER);
		this.controls = new sales_ops.board.Controls(this.page, this);
		this.make_body();
		this.make_parts();
		this.listen();
	}

	make_body() {
		this.$body = $(`<div class="scb">
			<div class="scb-past-place"></div>
			<div class="scb-top"><div class="scb-tabs" role="tablist"></div><div class="scb-sold"></div></div>
			<div class="scb-legend"></div>
			<div class="scb-filter-place"></div>
			<div class="scb-state"></div>
			<div class="scb-grid"></div>
		</div>`).appendTo(this.page.main);
	}

	make_parts() {
		const board = sales_ops.board;
		this.past = new board.Past(this.$body.find(".scb-past-place"), {
			go: (moment) => this.go_to(moment),
		});
		this.tabs = new board.Tabs(this.$body.find(".scb-tabs"), (name) =>
			sales_ops.deal.open_board(this.data.project, name, this.data.at)
		);
		this.legend = new board.Legend(this.$body, (picked) => this.toggle_filter(picked));
		this.panel = new board.FilterPanel(this.$body.find(".scb-filter-place"), this.filter, {
			change: () => this.set_filter({}),
		});
		this.grid = new board.Grid(this.$body.find(".scb-grid"), {
			unit: (name) => this.data.get(name),
			open: (name, by_key) => this.drawer.open(this.data.get(name), by_key),
			move: (name) => this.drawer.is_open && this.drawer.open(this.data.get(name), false),
		});
		this.drawer = new board.Drawer(this.$body, {
			act: (action, unit) => this.act(action, unit),
			closed: () => this.grid.mark_selected(true),
			is_past: () => Boolean(this.data.at),
		});
		this.states = new board.States(this.$body, () => this.load(this.data.project));
		this.wall = new board.Wall(this);
	}

	listen() {
		frappe.realtime.on("sale_control_changed", (change) => this.on_change(change));
		frappe.realtime.on("disconnect", () => (this.was_cut_off = true));
		frappe.realtime.on("connect", () => this.was_cut_off && this.catch_up());
		document.addEventListener("visibilitychange", () => this.refresh_if_stale());
		document.addEventListener("keydown", (event) => this.on_escape(event), true);
		window.addEventListener("focus", () => this.refresh_if_stale());
		setInterval(() => this.is_visible && this.tick(), 1000);
	}

	on_escape(event) {
		const is_ours = this.is_visible && this.drawer.is_open && !$(".modal.show").length;
		if (event.key !== "Escape" || !is_ours) return;
		event.stopPropagation(); // the desk's own Escape would take the focus away
		this.drawer.close();
	}

	get is_visible() {
		return frappe.get_route()[0] === sales_ops.board.ROUTE && document.visibilityState === "visible";
	}

	get shown() {
		return this.data.select(this.building, this.kind);
	}

	get look() {
		return { filter: this.filter, heat: this.filter.heat, is_past: Boolean(this.data.at) };
	}

	/** The same units in the report. */
	get table_filters() {
		const filters = { property_project: this.data.project };
		if (this.building) filters.property_building = this.building;
		if (this.kind) filters.kind = this.kind;
		if (this.data.at) filters.at = this.data.at.split(".")[0];
		return filters;
	}

	tick() {
		this.grid.tick();
		this.drawer.tick();
		const { socket } = frappe.realtime;
		if (!(socket && socket.connected)) this.refresh_if_stale();
	}

	// what is shown

	/** The page is shown under `/app/sale-control-board/<project>/<building>`, with `at` as an option of the route. */
	async show([, project, building]) {
		const at = (frappe.route_options || {}).at || null;
		frappe.route_options = null;
		this.building = building || "";
		if (!project) return this.go_home();
		this.controls.show_project(project);
		if (project !== this.data.project || at !== this.data.at) return this.load(project, at);
		if (!this.refresh_if_stale()) this.render();
	}

	/** Without a project in the route: the one of last time, the only one, or a word of welcome. */
	async go_home() {
		const projects = await frappe.db.get_list("Property Project", { limit: 12, pluck: "name" });
		const last = localStorage.getItem(sales_ops.board.REMEMBERED);
		const known = last && (await frappe.db.exists("Property Project", last));
		const project = known ? last : projects.length === 1 && projects[0];
		if (project) return sales_ops.deal.open_board(project);
		this.data.clear();
		this.render();
		this.states.show(projects.length ? "choose" : "no_project", null, projects);
	}

	/** @param {string} at - a past moment; null: now; left out: as it is */
	async load(project, at = this.data.at) {
		if (!project) return this.go_home();
		if (project !== this.data.project) {
			this.drawer.close();
			this.data.clear();
			this.render();
			this.states.show("loading");
		}
		try {
			if (!(await this.data.load(project, at))) return;
			this.loaded_at = Date.now();
			this.waiting.clear();
			localStorage.setItem(sales_ops.board.REMEMBERED, project);
			this.render();
		} catch (error) {
			this.data.project = project;
			this.states.show("error");
			if (error instanceof Error) console.error(error);
		}
	}

	/** Show the board as it was at a moment; null: now. */
	go_to(moment) {
		return this.load(this.data.project, moment);
	}

	render() {
		const empty = this.data.project && !this.data.units.size;
		this.states.show(empty ? "no_unit" : null, this.data.project);
		this.past.show(this.data.at);
		this.controls.show_moment(this.data.at);
		this.$body.toggleClass("is-past", Boolean(this.data.at));
		this.$body.find(".scb-top, .scb-legend").toggle(Boolean(this.data.units.size));
		if (this.panel.is_open) this.panel.render(this.shown);
		this.make_heat();
		this.render_head();
		this.grid.render(this.sections(), this.look, !this.building);
		if (this.drawer.is_open) this.reopen_drawer();
	}

	render_head() {
		this.tabs.render(this.data, this.building, this.kind);
		this.legend.render(this.shown, this.look, this.data.has_private);
		this.controls.show_filter_count(this.filter.count);
	}

	sections() {
		const { shown } = this;
		const units_of = new Map(this.data.buildings.map(({ name }) => [name, []]));
		for (const unit of shown) units_of.get(unit.property_building)?.push(unit);
		return this.data.buildings
			.map(({ name, building_name }) => ({
				name,
				label: building_name,
				units: units_of.get(name),
			}))
			.filter((section) => section.units.length)
			.map((section) => ({
				...section,
				print_head: sales_ops.board.print_head(section, this.data),
			}));
	}

	reopen_drawer() {
		const unit = this.data.get(this.drawer.unit.property_unit);
		if (!unit) this.drawer.close();
		else if (unit !== this.drawer.unit) this.drawer.open(unit, false);
	}

	// what the user chooses

	set_kind(kind) {
		if (kind === this.kind) return;
		this.kind = kind;
		this.render();
	}

	set_heat(name) {
		if (name === this.heat_name) return;
		this.heat_name = name;
		this.filter.set({ status: "", step: null });
		this.render();
	}

	/** The steps of the heat are those of the units that are shown. */
	make_heat() {
		const kind = sales_ops.board.heats().find(({ name }) => name === this.heat_name);
		this.filter.heat = kind ? new sales_ops.board.Heat(kind, this.shown) : null;
	}

	toggle_filter({ status, special, step }) {
		const { values } = this.filter;
		this.set_filter({
			status: status && status !== values.status ? status : "",
			special: special && special !== values.special ? special : "",
			step: step !== null && step !== values.step ? step : null,
		});
	}

	set_filter(values) {
		this.filter.set(values);
		this.render_head();
		this.grid.dim(this.filter);
	}

	open_match() {
		const found = this.shown.find((unit) => this.filter.matches(unit));
		if (!found) return;
		this.grid.select(found.property_unit);
		this.drawer.open(found, true);
	}

	async act(action, unit) {
		try {
			await action.run(unit);
		} catch (error) {
			if (error instanceof Error) throw error; // what the server refused, the user has read already
		}
		if (this.is_visible) await this.reload(unit.property_building, false);
	}

	// what changes elsewhere

	on_change({ property_project, property_unit }) {
		if (property_project !== this.data.project || this.data.at) return;
		const unit = this.data.get(property_unit);
		this.waiting.add(unit ? unit.property_building : "");
		if (this.is_visible) this.reload_soon();
	}

	/** The line was broken: what was announced meanwhile is not known. */
	catch_up() {
		this.was_cut_off = false;
		if (this.is_visible && !this.data.at) this.load(this.data.project);
		else this.loaded_at = 0;
	}

	async reload_waiting() {
		const buildings = [...this.waiting];
		this.waiting.clear();
		if (buildings.includes("")) return this.load(this.data.project); // a unit we did not know
		for (const building of buildings) await this.reload(building, true);
	}

	async reload(building, flash) {
		if (this.data.at) return;
		const names = new Set(await this.data.reload(building));
		if (!names.size) return;
		this.make_heat();
		this.render_head();
		const changed = this.shown.filter((unit) => names.has(unit.property_unit));
		this.grid.update(changed, this.look, flash);
		if (this.drawer.is_open) this.reopen_drawer();
	}

	refresh_if_stale() {
		if (!this.is_visible || this.loaded_at === undefined || !this.data.project) return false;
		if (this.data.at) return false;
		const is_stale = Date.now() - this.loaded_at > sales_ops.board.STALE_AFTER * 1000;
		if (is_stale) {
			this.loaded_at = Date.now(); // one request at a time
			this.load(this.data.project);
		} else if (this.waiting.size) this.reload_soon();
		return is_stale;
	}
};

frappe.pages["sale-control-board"].on_page_load = (wrapper) => {
	wrapper.board = new sales_ops.board.Board(wrapper);
};

frappe.pages["sale-control-board"].on_page_show = (wrapper) => wrapper.board.show(frappe.get_route());
