// Sale Control Board: the row of fields above the plan.
frappe.provide("sales_ops.board");

sales_ops.board.Controls = class BoardControls {
	constructor(page, board) {
		this.page = page;
		this.board = board;
		this.make_project();
		this.make_kind();
		this.make_search();
		page.page_form.addClass("scb-controls");
	}

	show_project(project) {
		this.project.set_value(project);
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
				if (project && project !== frappe.get_route()[1])
					sales_ops.deal.open_board(project);
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
