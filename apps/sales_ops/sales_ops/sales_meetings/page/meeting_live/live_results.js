// Meeting Live: who is there, what was decided, who does what by when.
frappe.provide("sales_ops.live");

sales_ops.live.Results = class LiveResults {
	constructor($place, data) {
		Object.assign(this, { $place, data });
		this.$place.on("click", "[data-add]", (event) => this.add(event.currentTarget.dataset.add));
		this.$place.on("click", "[data-attendee]", (event) => this.mark(event.currentTarget.dataset.attendee));
	}

	get may_write() {
		const { may_run, can_write } = this.data.state;
		return may_run && can_write;
	}

	show() {
		this.$place.html(this.attendees() + this.decisions() + this.actions());
	}

	part(title, key, rows) {
		const add = key && this.may_write ? `<button class="btn btn-xs btn-default" data-add="${key}">${__("Add")}</button>` : "";
		const body = rows.length ? rows.join("") : `<div class="text-muted">${__("None yet")}</div>`;
		return `<section><header><h4>${title}</h4>${add}</header>${body}</section>`;
	}

	attendees() {
		const color = { Present: "green", Late: "orange", Absent: "red", Excused: "gray" };
		const chips = this.data.state.attendees.map((row) => {
			const state = row.attendance ? __(row.attendance, null, "Meeting Attendee") : __("not marked");
			const name = sales_ops.escape(row.attendee_name);
			return `<button class="mlv-chip indicator-pill ${color[row.attendance] || "gray"} ${
				row.attendance ? "" : "is-open"
			}" data-attendee="${sales_ops.escape(row.name)}" ${this.may_write ? "" : "disabled"}
				title="${state}">${name}<span class="sr-only">, ${state}</span></button>`;
		});
		return this.part(__("Attendance"), null, [`<div class="mlv-chips">${chips.join("")}</div>`]);
	}

	/** Each click: present, late, absent, excused, and not known again. */
	mark(name) {
		const order = ["", "Present", "Late", "Absent", "Excused"];
		const row = this.data.state.attendees.find((one) => one.name === name);
		const attendance = order[(order.indexOf(row.attendance || "") + 1) % order.length];
		this.data.call("mark_attendance", { attendee: name, attendance });
	}

	decisions() {
		const rows = this.data.state.decisions.map(
			(row) => `<div class="mlv-line"><b>${sales_ops.escape(row.decision_no)}</b> ${sales_ops.escape(row.decision)}</div>`
		);
		return this.part(__("Decisions"), "decision", rows);
	}

	actions() {
		const rows = this.data.state.actions.map((row) => {
			const who = [row.responsible, row.due_date && frappe.datetime.str_to_user(row.due_date)];
			const carried = row.times_carried ? ` · ${__("carried {0} times", [row.times_carried])}` : "";
			const done = row.status === "Open" ? "" : "is-done";
			return `<div class="mlv-line ${done}">${sales_ops.escape(row.action)}<br><small>${who
				.filter(Boolean)
				.map(sales_ops.escape)
				.join(" · ")}${carried}</small></div>`;
		});
		return this.part(__("Actions", null, "Sales Meeting"), "action", rows);
	}

	add(key) {
		if (key === "decision") this.add_decision();
		else this.add_action();
	}

	add_decision() {
		const row = this.data.running;
		frappe.prompt(
			[{ fieldname: "decision", fieldtype: "Small Text", label: __("Decision", null, "Sales Meeting Decision"), reqd: 1 }],
			({ decision }) => this.data.call("add_decision", { decision, agenda_row: row ? row.idx : null }),
			__("Decision", null, "Sales Meeting Decision"),
			__("Add")
		);
	}

	add_action() {
		const company = this.data.state.company;
		frappe.prompt(
			[
				{ fieldname: "action", fieldtype: "Small Text", label: __("Action", null, "Sales Meeting Action"), reqd: 1 },
				{
					fieldname: "employee",
					fieldtype: "Link",
					options: "Employee",
					ignore_user_permissions: 1,
					label: __("Employee"),
					get_query: () => ({ filters: { status: "Active", company } }),
				},
				{
					fieldname: "responsible",
					fieldtype: "Data",
					label: __("Responsible", null, "Sales Meeting Action"),
					depends_on: "eval:!doc.employee",
					description: __("Where it is no employee."),
				},
				{ fieldname: "due_date", fieldtype: "Date", label: __("Due"), reqd: 1 },
			],
			(values) => this.data.call("add_action", values),
			__("Action", null, "Sales Meeting Action"),
			__("Add")
		);
	}
};
