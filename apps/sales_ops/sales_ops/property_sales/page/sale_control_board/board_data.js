// Sale Control Board: the units of a project as the server shows them to this user, now or at a past moment.
frappe.provide("sales_ops.board");

sales_ops.board.Data = class BoardData {
	constructor() {
		this.at = null; // a past moment, as the server writes it; null: now
		this.clear();
	}

	clear() {
		this.project = null;
		this.currency = null;
		this.buildings = [];
		this.units = new Map();
	}

	/** Load the project's board as it was `at`; null: now. Returns false when another one was asked for meanwhile. */
	async load(project, at = null) {
		this.asked = `${project} ${at}`;
		const asked = this.asked;
		const [table, buildings] = await Promise.all([
			this.fetch(project, null, at),
			project === this.project ? this.buildings : this.fetch_buildings(project),
		]);
		if (asked !== this.asked) return false;
		Object.assign(this, { project, at: table.at, currency: table.currency });
		this.units = new Map(this.decode(table).map((unit) => [unit.property_unit, unit]));
		const in_use = new Set([...this.units.values()].map((unit) => unit.property_building));
		this.buildings = buildings.filter((building) => in_use.has(building.name));
		return true;
	}

	fetch_buildings(property_project) {
		return frappe.db.get_list("Property Building", {
			filters: { property_project },
			fields: ["name", "building_name"],
			order_by: "name asc",
			limit: 0,
		});
	}

	/** Load one building again. Returns the names of the units that are not what they were. */
	async reload(building) {
		const { asked, project } = this;
		const table = await this.fetch(project, building, null);
		if (asked !== this.asked) return [];
		const fresh = this.decode(table);
		const changed = fresh.filter((unit) => !this.is_same(unit));
		fresh.forEach((unit) => this.units.set(unit.property_unit, unit));
		return changed.map((unit) => unit.property_unit);
	}

	is_same(unit) {
		return JSON.stringify(this.units.get(unit.property_unit)) === JSON.stringify(unit);
	}

	async fetch(property_project, property_building, at) {
		const args = { property_project };
		if (property_building) args.property_building = property_building;
		if (at) args.at = at;
		const answer = await frappe.call({
			method: "sales_ops.property_sales.api.get_board_table",
			type: "GET",
			args,
		});
		return answer.message;
	}

	/** Rows of values to objects; they share the currency, which is the project's. */
	decode({ fields, rows, currency }) {
		return rows.map((row) => {
			const unit = { currency };
			for (let i = 0; i < fields.length; i++) unit[fields[i]] = row[i];
			return unit;
		});
	}

	get(name) {
		return this.units.get(name);
	}

	/** Units of the building (all when empty) and kind (all when empty), in the server's order. */
	select(building, kind) {
		return [...this.units.values()].filter(
			(unit) => (!building || unit.property_building === building) && (!kind || unit.kind === kind)
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

	/** Whether this user sees the unit's deal. */
	has_deal(unit) {
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

	/** The list price of a square metre, null where area or price are missing. */
	rate(unit) {
		return unit.built_area && unit.list_amount ? unit.list_amount / unit.built_area : null;
	},

	/** How much less than the list price was agreed, in percent; null where the deal is not seen. */
	discount(unit) {
		if (!unit.agreed_amount || !unit.list_amount) return null;
		return (1 - unit.agreed_amount / unit.list_amount) * 100;
	},

	/** Count and list price by status, and the share that is sold of what was released. */
	totals(units) {
		const by_status = {};
		for (const status of Object.keys(sales_ops.sale_status.unit_colors)) {
			by_status[status] = { count: 0, amount: 0 };
		}
		const totals = { by_status, late: 0, blocked: 0, own: 0 };
		for (const unit of units) {
			const row = (by_status[unit.sale_status] ||= { count: 0, amount: 0 });
			row.count += 1;
			row.amount += unit.list_amount || 0;
			totals.late += this.is_late(unit);
			totals.blocked += this.is_blocked(unit);
			totals.own += Boolean(unit.is_own);
		}
		totals.released = units.length - by_status["Not Released"].count;
		totals.sold = sales_ops.sale_status.sold.reduce((sum, key) => sum + by_status[key].count, 0);
		const share = totals.released ? totals.sold / totals.released : 0;
		totals.sold_percent = Math.round(share * 100);
		return totals;
	},

	short_money(amount) {
		// One formatter: to make one costs more than to use it a hundred times.
		this.compact ||= new Intl.NumberFormat(frappe.boot.lang || "en", {
			notation: "compact",
			minimumSignificantDigits: 4,
			maximumSignificantDigits: 4,
		});
		return this.compact.format(amount || 0);
	},

	area_text(unit) {
		if (!unit.built_area) return "";
		this.areas ||= new Map();
		const known = this.areas.get(unit.built_area);
		if (known) return known;
		const places = unit.built_area % 1 ? 1 : 0;
		const text = __("{0} m²", [format_number(unit.built_area, null, places)]);
		this.areas.set(unit.built_area, text);
		return text;
	},

	money(amount, currency) {
		return format_currency(amount, currency);
	},
});
