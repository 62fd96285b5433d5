// Sale Control Board (销控表): every unit of a project on one plan, live on all screens.
// The parts are put in here by Frappe's page loader, so they are as fresh as the page itself:
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/hold_dialog.js" %}
// {% include "sales_ops/property_sales/client_scripts/deal_actions.js" %}
// {% include "sales_ops/property_sales/client_scripts/call_dialog.js" %}
// {% include "sales_ops/property_sales/client_scripts/apply_for_change.js" %}
// {% include "sales_ops/property_sales/page/sale_control_board/board_data.js" %}
// {% include "sales_ops/property_sales/page/sale_control_board/board_controls.js" %}
// {% include "sales_ops/property_sales/page/sale_control_board/board_actions.js" %}
// {% include "sales_ops/property_sales/page/sale_control_board/board_grid.js" %}
// {% include "sales_ops/property_sales/page/sale_control_board/board_legend.js" %}
// {% include "sales_ops/property_sales/page/sale_control_board/board_drawer.js" %}
// {% include "sales_ops/property_sales/page/sale_control_board/board_states.js" %}

Object.assign(sales_ops.board, {
	ROUTE: "sale-control-board",
	REMEMBERED: "sales_ops.board.project",
	RELOAD_AFTER: 400, // ms: a receipt or a contract announces several changes at once
	STALE_AFTER: 60, // s: coming back to the tab later than this loads the board again
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
		this.filter = { text: "", status: "", special: "" };
		this.building = "";
		this.kind = "";
		this.waiting = new Set();
		this.reload_soon = frappe.utils.debounce(
			() => this.reload_waiting(),
			sales_ops.board.RELOAD_AFTER
		);
		this.controls = new sales_ops.board.Controls(this.page, this);
		this.make_body();
		this.make_menu();
		this.listen();
	}

	make_body() {
		this.$body = $(`<div class="scb">
			<div class="scb-print-head"></div>
			<div class="scb-top"><div class="scb-tabs" role="tablist"></div><div class="scb-sold"></div></div>
			<div class="scb-legend"></div>
			<div class="scb-state"></div>
			<div class="scb-grid"></div>
		</div>`).appendTo(this.page.main);
		this.tabs = new sales_ops.board.Tabs(this.$body.find(".scb-tabs"), (name) =>
			sales_ops.deal.open_board(this.data.project, name)
		);
		this.legend = new sales_ops.board.Legend(this.$body, (picked) =>
			this.toggle_filter(picked)
		);
		this.grid = new sales_ops.board.Grid(this.$body.find(".scb-grid"), {
			open: (name, by_key) => this.drawer.open(this.data.get(name), by_key),
			move: (name) => this.drawer.is_open && this.drawer.open(this.data.get(name), false),
		});
		this.drawer = new sales_ops.board.Drawer(this.$body, {
			act: (action, unit) => this.act(action, unit),
			closed: () => this.grid.mark_selected(true),
		});
		this.states = new sales_ops.board.States(this.$body, () => this.load(this.data.project));
		this.$body.on("keydown", (event) => {
			if (event.key !== "Escape" || !this.drawer.is_open) return;
			event.stopPropagation(); // the desk's own Escape would take the focus away
			this.drawer.close();
		});
	}

	make_menu() {
		this.page.set_secondary_action(__("Print"), () => window.print(), "printer");
		this.page.add_action_icon("refresh", () => this.load(this.data.project), "", __("Refresh"));
		for (const [label, route] of [
			[__("Property Units"), ["List", "Property Unit"]],
			[__("Sale Control Table"), ["query-report", "Sale Control Table"]],
		]) {
			this.page.add_menu_item(label, () => {
				frappe.route_options = { property_project: this.data.project };
				frappe.set_route(...route);
			});
		}
	}

	listen() {
		frappe.realtime.on("sale_control_changed", (change) => this.on_change(change));
		document.addEventListener("visibilitychange", () => this.refresh_if_stale());
		window.addEventListener("focus", () => this.refresh_if_stale());
		window.addEventListener("beforeprint", () => this.is_visible && this.lay_out_print());
		window.addEventListener("afterprint", () => this.$paper && this.$paper.remove());
		setInterval(() => this.is_visible && this.tick(), 1000);
	}

	get is_visible() {
		return (
			frappe.get_route()[0] === sales_ops.board.ROUTE &&
			document.visibilityState === "visible"
		);
	}

	tick() {
		this.grid.tick();
		this.drawer.tick();
	}

	// what is shown

	/** The page is shown under `/app/sale-control-board/<project>/<building>`. */
	async show([, project, building]) {
		this.building = building || "";
		if (!project) return this.go_home();
		this.controls.show_project(project);
		if (project !== this.data.project) return this.load(project);
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

	async load(project) {
		if (!project) return this.go_home();
		const is_new = project !== this.data.project;
		if (is_new) {
			this.drawer.close();
			this.data.clear();
			this.render();
			this.states.show("loading");
		}
		try {
			await this.data.load(project);
			this.loaded_at = Date.now();
			localStorage.setItem(sales_ops.board.REMEMBERED, project);
			this.render();
		} catch (error) {
			this.data.project = project;
			this.states.show("error");
			if (error instanceof Error) console.error(error);
		}
	}

	render() {
		const shown = this.data.select(this.building, this.kind);
		const empty = this.data.project && !this.data.units.size;
		this.states.show(empty ? "no_unit" : null, this.data.project);
		this.tabs.render(this.data, this.building, this.kind);
		this.legend.render(shown, this.filter, this.data.has_private);
		this.$body.find(".scb-top, .scb-legend").toggle(Boolean(this.data.units.size));
		this.grid.render(this.sections(shown), this.filter, !this.building);
		if (this.drawer.is_open) this.reopen_drawer();
	}

	sections(units) {
		return this.data.buildings
			.map(({ name, building_name }) => ({
				name,
				label: building_name,
				units: units.filter((unit) => unit.property_building === name),
			}))
			.filter((section) => section.units.length);
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

	toggle_filter({ status, special }) {
		this.set_filter({
			status: status && status !== this.filter.status ? status : "",
			special: special && special !== this.filter.special ? special : "",
		});
	}

	set_filter(values) {
		Object.assign(this.filter, values);
		const shown = this.data.select(this.building, this.kind);
		this.legend.render(shown, this.filter, this.data.has_private);
		this.grid.update(shown, this.filter, false);
	}

	open_match() {
		const found = this.data
			.select(this.building, this.kind)
			.find((unit) => sales_ops.board.matches(unit, this.filter));
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
		if (property_project !== this.data.project) return;
		const unit = this.data.get(property_unit);
		this.waiting.add(unit ? unit.property_building : "");
		if (this.is_visible) this.reload_soon();
	}

	async reload_waiting() {
		const buildings = [...this.waiting];
		this.waiting.clear();
		if (buildings.includes("")) return this.load(this.data.project); // a unit we did not know
		for (const building of buildings) await this.reload(building, true);
	}

	async reload(building, flash) {
		const changed = await this.data.reload(building);
		if (!changed.length) return;
		const shown = this.data.select(this.building, this.kind);
		this.tabs.render(this.data, this.building, this.kind);
		this.legend.render(shown, this.filter, this.data.has_private);
		const names = new Set(changed);
		this.grid.update(
			shown.filter((unit) => names.has(unit.property_unit)),
			this.filter,
			flash
		);
		if (this.drawer.is_open) this.reopen_drawer();
	}

	refresh_if_stale() {
		if (!this.is_visible || !this.loaded_at || !this.data.project) return false;
		const is_stale = Date.now() - this.loaded_at > sales_ops.board.STALE_AFTER * 1000;
		if (is_stale) this.load(this.data.project);
		else if (this.waiting.size) this.reload_soon();
		return is_stale;
	}

	/** The paper of the wall is set only while this page prints; other prints of the desk keep theirs. */
	lay_out_print() {
		this.drawer.close();
		this.$paper = $("<style>@page { size: A3 landscape; margin: 10mm; }</style>").appendTo(
			"head"
		);
		this.$body.find(".scb-print-head").html(this.states.print_head(this.data, this.building));
	}
};

frappe.pages["sale-control-board"].on_page_load = (wrapper) => {
	wrapper.board = new sales_ops.board.Board(wrapper);
};

frappe.pages["sale-control-board"].on_page_show = (wrapper) =>
	wrapper.board.show(frappe.get_route());
