// Sale Control Board: the drawer beside the plan, with the facts of a unit and what can be done with it now.
frappe.provide("sales_ops.board");

sales_ops.board.Drawer = class BoardDrawer {
	/** @param {object} on - `act(action, unit)`, `closed()`, and `is_past()`: whether a past moment is shown */
	constructor(parent, on) {
		this.on = on;
		this.unit = null;
		this.$drawer = $(
			`<aside class="scb-drawer" role="dialog" aria-label="${__("Property Unit")}" hidden></aside>`
		).appendTo(parent);
		this.$drawer.on("click", "[data-action]", (event) => this.act(event.currentTarget));
		this.$drawer.on("click", ".scb-story-more", () => this.show_story());
		this.$drawer.on("click", ".scb-close", () => this.close());
	}

	get is_open() {
		return Boolean(this.unit);
	}

	open(unit, focus) {
		const is_same = this.unit && this.unit.property_unit === unit.property_unit;
		this.unit = unit;
		this.actions = this.on.is_past() ? [] : sales_ops.board.actions_of(unit);
		if (!is_same) this.story_open = false;
		this.$drawer.prop("hidden", false).html(this.html());
		if (this.story_open) this.show_story();
		this.$drawer.closest(".scb").addClass("has-drawer");
		this.tick();
		if (focus) this.focus();
	}

	focus() {
		const $first = this.$drawer.find("nav button").first();
		($first.length ? $first : this.$drawer.find(".scb-close")).trigger("focus");
	}

	close() {
		if (!this.is_open) return;
		this.unit = null;
		this.$drawer.prop("hidden", true).empty();
		this.$drawer.closest(".scb").removeClass("has-drawer");
		this.on.closed();
	}

	async act(button) {
		const action = this.actions.find((found) => found.name === button.dataset.action);
		if (!action || action.why_not) return;
		const unit = this.unit;
		button.disabled = true;
		try {
			await this.on.act(action, unit);
		} finally {
			button.disabled = false;
		}
	}

	tick() {
		this.$drawer.find(".scb-timer").each((_, badge) => {
			badge.textContent = sales_ops.countdown.text(badge.dataset.expires);
		});
	}

	html() {
		const unit = this.unit;
		return `<header>
				<div>
					<h3>${sales_ops.escape(unit.unit_no)}</h3>
					${sales_ops.sale_status.pill(unit.sale_status)}
					${this.expiry_html()}
				</div>
				<button type="button" class="btn btn-xs scb-close" aria-label="${__("Close")}">
					${frappe.utils.icon("close", "sm")}</button>
			</header>
			<nav>${this.nav_html()}</nav>
			<div class="scb-drawer-body">
				${this.not_now_html()}
				${this.why_not_html()}
				${this.clock_html()}
				${this.facts_html(this.unit_facts())}
				${this.deal_html()}
				${this.unit_nav_html()}
				${this.story_button_html()}
				<div class="scb-story"></div>
			</div>`;
	}

	expiry_html() {
		const { expires_on, sale_status } = this.unit;
		if (!expires_on || sale_status !== "Held") return "";
		return `<span class="scb-badge scb-timer" data-expires="${sales_ops.escape(expires_on)}"></span>`;
	}

	/** What keeps the unit from sale; the server writes the sentences, escaped. */
	why_not_html() {
		const sentences = this.unit.why_not || [];
		if (!sentences.length) return "";
		const items = sentences.map((sentence) => `<li>${sentence}</li>`);
		return `<div class="scb-why"><b>${__("Not for sale")}</b><ul>${items.join("")}</ul></div>`;
	}

	unit_facts() {
		const unit = this.unit;
		const per_area = sales_ops.board.rate(unit);
		return [
			[__("Property Unit"), this.unit_link()],
			[__("Kind"), sales_ops.escape(sales_ops.sale_status.word(unit.kind))],
			[
				__("Built Area"),
				unit.built_area ? __("{0} m²", [format_number(unit.built_area, null, 2)]) : "",
			],
			[__("List Price"), this.money(unit.list_amount)],
			[__("Per m²"), per_area && unit.kind !== "Parking" ? this.money(per_area) : ""],
		];
	}

	// The form of a unit whose deal is private would tell no more than this.
	unit_link() {
		const { property_unit, is_private } = this.unit;
		return is_private ? sales_ops.escape(property_unit) : this.link("Property Unit", property_unit);
	}

	deal_html() {
		const unit = this.unit;
		if (!unit.property_subscription && !unit.is_private) return "";
		const note = unit.is_private
			? `<p class="text-muted">${__("A colleague's deal: customer and money are not shown.")}</p>`
			: "";
		return `<h4>${__("Deal")}</h4>${this.facts_html(this.deal_facts())}${note}`;
	}

	deal_facts() {
		const unit = this.unit;
		const open =
			unit.is_private || unit.deal_docstatus !== 1 || unit.received_amount === null
				? 0
				: flt(unit.agreed_amount) - flt(unit.received_amount);
		return [
			[__("Customer"), this.link("Customer", unit.customer, unit.customer_name)],
			[
				__("Consultant", null, "Property Subscription"),
				sales_ops.escape(unit.consultant || __("None")),
			],
			[__("Attached To"), sales_ops.escape(unit.attached_to)],
			[__("In this status for"), this.days_text()],
			[__("Agreed Price"), unit.is_private ? "" : this.money(unit.agreed_amount)],
			[
				__("Received", null, "Property Instalment"),
				unit.is_private ? "" : this.money(unit.received_amount),
			],
			[__("Still to come"), open > 0 ? this.money(open) : ""],
			[__("Overdue"), unit.overdue_amount > 0 ? this.money(unit.overdue_amount) : "", "scb-alarm"],
			[__("Sign By"), this.sign_by()],
		];
	}

	days_text() {
		if (this.unit.days === null) return "";
		return this.unit.days ? sales_ops.days.count(this.unit.days) : __("Since today");
	}

	sign_by() {
		const unit = this.unit;
		if (!unit.sign_by || ["Signed", "Handed Over"].includes(unit.sale_status)) return "";
		return sales_ops.escape(frappe.datetime.str_to_user(unit.sign_by));
	}

	clock_html() {
		const unit = this.unit;
		const has_action = unit.next_action && unit.next_action !== "None";
		const action = has_action ? __(unit.next_action, null, "Next Action") : "";
		if (!unit.clock_day && !action) return "";
		const over = unit.clock_day > unit.clock_limit;
		const percent = Math.min(100, (unit.clock_day / unit.clock_limit) * 100 || 0);
		const day = unit.clock_day ? __("Day {0} of {1}", [unit.clock_day, unit.clock_limit]) : "";
		const bar = unit.clock_day ? `<div class="scb-bar"><div style="width: ${percent}%"></div></div>` : "";
		return `<div class="scb-clock ${over || unit.overdue_amount ? "is-over" : ""}">
			<div class="scb-line"><b>${sales_ops.escape(action)}</b><span>${sales_ops.escape(day)}</span></div>
			${bar}</div>`;
	}

	facts_html(facts) {
		const rows = facts
			.filter(([, value]) => value)
			.map(([label, value, kind]) => `<dt>${label}</dt><dd class="${kind || ""}">${value}</dd>`);
		return `<dl>${rows.join("")}</dl>`;
	}

	money(amount) {
		return amount ? sales_ops.board.money(amount, this.unit.currency) : "";
	}

	link(doctype, name, label) {
		if (!name) return "";
		const text = sales_ops.escape(label || name);
		if (!frappe.model.can_read(doctype)) return text;
		return `<a href="${frappe.utils.get_form_link(doctype, name)}">${text}</a>`;
	}

	/** The steps of the deal as buttons, its changes in a menu. */
	nav_html() {
		const steps = this.actions.filter((action) => !action.group && !action.why_not);
		const buttons = steps.map((action, index) => this.button_html(action, index === 0));
		return buttons.join("") + this.menu_html(this.actions.filter(({ group }) => group === "change"));
	}

	button_html({ name, label }, is_first) {
		const look = is_first ? "primary" : "default";
		return `<button type="button" class="btn btn-sm btn-${look}" data-action="${sales_ops.escape(
			name
		)}">${sales_ops.escape(label)}</button>`;
	}

	menu_html(actions) {
		if (!actions.length) return "";
		const items = actions.map(
			({ name, label, why_not }) =>
				`<button type="button" class="dropdown-item" data-action="${sales_ops.escape(
					name
				)}" ${why_not ? "disabled" : ""} title="${sales_ops.escape(why_not)}">${sales_ops.escape(
					label
				)}${why_not ? `<small>${sales_ops.escape(why_not)}</small>` : ""}</button>`
		);
		return `<div class="dropdown"><button type="button" class="btn btn-sm btn-default dropdown-toggle"
			data-toggle="dropdown" aria-haspopup="true">${__("Change", null, "Property Change Application")}
			</button><div class="dropdown-menu">${items.join("")}</div></div>`;
	}

	/** What is near but closed, and why. */
	not_now_html() {
		if (this.on.is_past()) return `<p class="text-muted">${__("Of a past moment: to look at only.")}</p>`;
		const closed = this.actions.filter((action) => !action.group && action.why_not);
		const items = closed.map(
			({ label, why_not }) =>
				`<li><span>${sales_ops.escape(label)}</span> ${sales_ops.escape(why_not)}</li>`
		);
		return items.length ? `<ul class="scb-not-now">${items.join("")}</ul>` : "";
	}

	unit_nav_html() {
		const links = this.actions.filter(({ group }) => group === "unit");
		const buttons = links.map(
			({ name, label }) =>
				`<button type="button" class="btn btn-sm btn-link" data-action="${name}">${sales_ops.escape(
					label
				)}</button>`
		);
		return `<div class="scb-unit-nav">${buttons.join("")}</div>`;
	}

	story_button_html() {
		if (this.unit.is_private) return "";
		return `<button type="button" class="btn btn-sm btn-link scb-story-more">${__(
			"Life Story"
		)}</button>`;
	}

	async show_story() {
		const unit = this.unit.property_unit;
		this.story_open = true;
		this.$drawer.find(".scb-story-more").remove();
		const html = await sales_ops.board.story_html(unit);
		if (this.is_open && this.unit.property_unit === unit) this.$drawer.find(".scb-story").html(html);
	}
};
