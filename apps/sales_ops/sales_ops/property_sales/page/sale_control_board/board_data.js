// Sale Control Board: the units of a project as the server shows them to this user, and sums over them.
frappe.provide("sales_ops.board");

sales_ops.board.Data = class BoardData {
	constructor() {
		this.clear();
	}

	clear() {
		this.project = null;
		this.buildings = [];
		this.units = new Map();
	}

	async load(project) {
		const [units, buildings] = await Promise.all([
			this.fetch(project),
			frappe.db.get_list("Property Building", {
				filters: { property_project: project },
				fields: ["name", "building_name"],
				order_by: "name asc",
				limit: 0,
			}),
		]);
		this.project = project;
		this.units = new Map(units.map((unit) => [unit.property_unit, unit]));
		const in_use = new Set(units.map((unit) => unit.property_building));
		this.buildings = buildings.filter((building) => in_use.has(building.name));
	}

	/** Load one building again. Returns the names of the units that are not what they were. */
	async reload(building) {
		const project = this.project;
		const fresh = await this.fetch(project, building);
		if (project !== this.project) return [];
		const changed = fresh.filter((unit) => !this.is_same(unit));
		fresh.forEach((unit) => this.units.set(unit.property_unit, unit));
		return changed.map((unit) => unit.property_unit);
	}

	is_same(unit) {
		return JSON.stringify(this.units.get(unit.property_unit)) === JSON.stringify(unit);
	}

	async fetch(property_project, property_building = null) {
		const args = { property_project };
		if (property_building) args.property_building = property_building;
		const answer = await frappe.call({
			method: "sales_ops.property_sales.api.get_board",
			type: "GET",
			args,
		});
		return answer.message || [];
	}

	get(name) {
		return this.units.get(name);
	}

	/** Units of the building (all when empty) and kind (all when empty), in the server's order. */
	select(building, kind) {
		return [...this.units.values()].filter(
			(unit) =>
				(!building || unit.property_building === building) && (!kind || unit.kind === kind)
		);
	}

	get has_private() {
		return [...this.units.values()].some((unit) => unit.is_private);
	}

	building_label(name) {
		const found = this.buildings.find((building) => building.name === name);
		return found ? found.building_name : name;
	}
};

Object.assign(sales_ops.board, {
	is_late(unit) {
		return unit.overdue_amount > 0 || unit.clock_day > unit.clock_limit;
	},

	is_own(unit) {
		return Boolean(unit.property_subscription) && !unit.is_private;
	},

	is_blocked(unit) {
		return Boolean(unit.block_kinds);
	},

	/** The kinds of a unit's open blocks, as a line of text. */
	blocks_text(unit) {
		const kinds = (unit.block_kinds || "").split("\n").filter(Boolean);
		return kinds.map((kind) => __(kind, null, "Property Unit Block")).join(", ");
	},

	// A draft that ran out keeps its unit on paper until the next sweep; anybody may take it already.
	is_lapsed(unit) {
		return unit.sale_status === "Held" && sales_ops.countdown.has_passed(unit.expires_on);
	},

	// With the full deposit paid nothing is owed until the contract is signed.
	owes_now(unit) {
		const open = flt(unit.agreed_amount) - flt(unit.received_amount);
		return unit.sale_status !== "Subscribed" && open > 0;
	},

	matches(unit, filter) {
		if (filter.status && unit.sale_status !== filter.status) return false;
		if (filter.special === "late" && !this.is_late(unit)) return false;
		if (filter.special === "blocked" && !this.is_blocked(unit)) return false;
		if (filter.special === "own" && !this.is_own(unit)) return false;
		const text = (filter.text || "").trim().toLowerCase();
		if (!text) return true;
		return [unit.property_unit, unit.customer_name, unit.consultant, unit.property_subscription]
			.filter(Boolean)
			.some((value) => value.toLowerCase().includes(text));
	},

	/** Count and list price by status, and the share that is sold of what was released. */
	totals(units) {
		const by_status = {};
		for (const status of Object.keys(sales_ops.sale_status.unit_colors)) {
			by_status[status] = { count: 0, amount: 0 };
		}
		for (const unit of units) {
			const row = (by_status[unit.sale_status] ||= { count: 0, amount: 0 });
			row.count += 1;
			row.amount += flt(unit.list_amount);
		}
		const released = units.length - by_status["Not Released"].count;
		const sold = sales_ops.sale_status.sold.reduce((sum, key) => sum + by_status[key].count, 0);
		return {
			by_status,
			sold,
			released,
			late: units.filter((unit) => this.is_late(unit)).length,
			blocked: units.filter((unit) => this.is_blocked(unit)).length,
			own: units.filter((unit) => this.is_own(unit)).length,
			sold_percent: released ? Math.round((sold / released) * 100) : 0,
		};
	},

	short_money(amount) {
		const format = {
			notation: "compact",
			minimumSignificantDigits: 4,
			maximumSignificantDigits: 4,
		};
		return new Intl.NumberFormat(frappe.boot.lang || "en", format).format(amount || 0);
	},

	money(amount, currency) {
		return format_currency(amount, currency);
	},
});
