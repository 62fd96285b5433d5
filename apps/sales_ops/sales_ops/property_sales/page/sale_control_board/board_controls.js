// Sale Control Board: the row of fields above the plan, the buttons and the menu.
frappe.provide("sales_ops.board");

sales_ops.board.Controls = class BoardControls {
	constructor(page, board) {
		this.page = page;
		this.board = board;
		this.make_project();
		this.make_kind();
		this.make_heat();
		this.make_moment();
		this.make_search();
		page.page_form.addClass("scb-controls");
		this.make_buttons();
		this.make_menu();
	}

	make_buttons() {
		const { page, board } = this;
		page.set_secondary_action(__("Print"), () => board.wall.ask(), "printer");
		this.$filters = page.add_button(__("Filters"), () => board.panel.toggle(board.shown), {
			icon: "filter",
		});
		this.$filter_count = $('<span class="scb-filter-count"></span>').appendTo(this.$filters);
		page.add_action_icon("refresh", () => board.load(board.data.project), "", __("Refresh"));
	}

	show_filter_count(count) {
		this.$filter_count.text(count ? ` (${count})` : "");
	}

	make_menu() {
		const { page, board } = this;
		page.add_menu_item(__("Property Units"), () =>
			frappe.set_route("List", "Property Unit", { property_project: board.data.project })
		);
		page.add_menu_item(__("Sale Control Table"), () =>
			frappe.set_route("query-report", "Sale Control Table", board.table_filters)
		);
		page.add_menu_item(__("Export to Excel"), () =>
			sales_ops.board.export_table(board.table_filters, board.shown.length)
		);
	}

	show_project(project) {
		this.project.set_value(project);
	}

	/** @param {string} at - the past moment that is shown, empty for now */
	show_moment(at) {
		this.shown_at = at ? at.split(".")[0] : "";
		this.moment.set_value(this.shown_at);
	}

	make_project() {
		this.project = this.page.add_field({
			fieldname: "property_project",
			fieldtype: "Link",
			label: __("Property Project"),
			options: "Property Project",
			only_select: true,
			change: () => {
				const project = this.project.get_value();
				if (project && project !== frappe.get_route()[1]) sales_ops.deal.open_board(project);
			},
		});
	}

	make_kind() {
		this.kind = this.page.add_field({
			fieldname: "kind",
			fieldtype: "Select",
			label: __("Kind"),
			options: [
				{ value: "", label: __("All Kinds") },
				{ value: "Home", label: __("Homes") },
				{ value: "Shop", label: __("Shops") },
				{ value: "Parking", label: __("Parking Spaces") },
				{ value: "Storage", label: __("Storage Rooms") },
			],
			change: () => this.board.set_kind(this.kind.get_value() || ""),
		});
	}

	make_heat() {
		const heats = sales_ops.board.heats();
		this.heat = this.page.add_field({
			fieldname: "heat",
			fieldtype: "Select",
			label: __("Colour by"),
			options: [
				{ value: "", label: __("Colour: Sale Status") },
				...heats.map(({ name, label }) => ({
					value: name,
					label: __("Colour: {0}", [label]),
				})),
			],
			change: () => this.board.set_heat(this.heat.get_value() || ""),
		});
	}

	make_moment() {
		this.moment = this.page.add_field({
			fieldname: "at",
			fieldtype: "Datetime",
			label: __("As It Was On"),
			change: () => {
				const at = this.moment.get_value() || "";
				if (at !== this.shown_at) this.board.go_to(at || null);
			},
		});
	}

	make_search() {
		this.search = this.page.add_field({
			fieldname: "search",
			fieldtype: "Data",
			label: __("Unit, customer, consultant"),
		});
		const $input = this.search.$input;
		const apply = () => this.board.set_filter({ text: $input.val() });
		$input.on("input", frappe.utils.debounce(apply, 150));
		$input.on("keydown", (event) => {
			if (event.key !== "Enter") return;
			event.preventDefault(); // or the key would press the button that gets the focus
			apply();
			this.board.open_match();
		});
	}
};
