// Sale Control Board: what stands in place of the plan while there is none.
frappe.provide("sales_ops.board");

sales_ops.board.States = class BoardStates {
	constructor($body, retry) {
		this.$body = $body;
		this.$state = $body.find(".scb-state");
		this.retry = retry;
		this.$state.on("click", "[data-do]", (event) => this.do(event.currentTarget.dataset.do));
	}

	/**
	 * @param {string} state - loading, error, choose, no_project, no_unit; null: the plan itself
	 * @param {string} project - the project that has no units
	 * @param {Array} projects - names to choose from
	 */
	show(state, project, projects = []) {
		this.project = project;
		this.projects = projects;
		this.$body.toggleClass("has-state", Boolean(state));
		this.$state.html(state ? this[state]() : "");
	}

	loading() {
		const cells = Array.from({ length: 32 }, () => '<div class="scb-bone"></div>').join("");
		return `<div class="scb-skeleton" role="status" aria-label="${__("Loading")}">${cells}</div>`;
	}

	error() {
		return this.message(__("The board could not be loaded."), __("Check the connection and try again."), [
			["retry", __("Try Again"), true],
		]);
	}

	choose() {
		return this.message(
			__("Choose a project"),
			__("The board opens with it next time."),
			this.projects.map((name) => [`project:${name}`, name, true])
		);
	}

	no_project() {
		return this.message(
			__("No project is on sale yet"),
			__("Make a project with its buildings and units, or import the list of units."),
			[
				["new_project", __("New Project"), frappe.model.can_create("Property Project")],
				["import_units", __("Import Units"), this.may_import],
			]
		);
	}

	no_unit() {
		return this.message(
			__("This project has no units yet"),
			__("Add a building and its units, or import the list of units."),
			[
				["new_building", __("New Building"), frappe.model.can_create("Property Building")],
				["import_units", __("Import Units"), this.may_import],
			]
		);
	}

	get may_import() {
		return frappe.model.can_import("Property Unit") && frappe.model.can_create("Data Import");
	}

	message(title, text, buttons) {
		const shown = buttons.filter(([, , allowed]) => allowed);
		const html = shown.map(([name, label], index) => {
			const look = index === 0 ? "btn-primary" : "btn-default";
			return `<button type="button" class="btn btn-sm ${look}" data-do="${sales_ops.escape(name)}">
				${sales_ops.escape(label)}</button>`;
		});
		return `<div class="scb-message"><h4>${title}</h4><p>${text}</p>${html.join(" ")}</div>`;
	}

	do(name) {
		if (name.startsWith("project:")) return sales_ops.deal.open_board(name.slice(8));
		const steps = {
			retry: () => this.retry(),
			new_project: () => frappe.new_doc("Property Project"),
			new_building: () => frappe.new_doc("Property Building", { property_project: this.project }),
			import_units: () =>
				frappe.new_doc("Data Import", {
					reference_doctype: "Property Unit",
					import_type: "Insert New Records",
				}),
		};
		steps[name]();
	}
};
