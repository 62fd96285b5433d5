// The dialog that makes the units of a building: the plan, then what would be made, then the units.
frappe.provide("sales_ops");

sales_ops.GenerateUnits = class GenerateUnits {
	constructor(frm) {
		this.frm = frm;
		this.dialog = new frappe.ui.Dialog({
			title: __("Generate Units"),
			size: "large",
			fields: this.fields(),
			primary_action_label: __("Preview", null, "Property Unit"),
			primary_action: (values) => this.preview(values),
		});
		this.dialog.show();
	}

	fields() {
		const word = (text) => sales_ops.sale_status.word(text);
		const choices = (texts) => texts.map((value) => ({ value, label: word(value) }));
		return [
			{ fieldname: "floor_from", fieldtype: "Int", label: __("First Floor"), default: 1, reqd: 1 },
			{ fieldname: "floor_to", fieldtype: "Int", label: __("Last Floor"), reqd: 1 },
			{
				fieldname: "skip_floors",
				fieldtype: "Data",
				label: __("Skip Floors"),
				description: __("Such as 4, 13, 14. There is no floor 0; basements are below zero."),
			},
			{ fieldtype: "Column Break" },
			{
				fieldname: "pattern",
				fieldtype: "Data",
				label: __("Numbering"),
				default: "{floor}{stack:02}",
				description: __("Floor and stack in braces; :02 writes two digits."),
				reqd: 1,
			},
			{
				fieldname: "kind",
				fieldtype: "Select",
				label: __("Kind"),
				options: choices(["Home", "Shop", "Parking", "Storage"]),
				default: "Home",
				reqd: 1,
			},
			{ fieldtype: "Column Break" },
			{
				fieldname: "price_basis",
				fieldtype: "Select",
				label: __("Price Basis"),
				options: choices(["Built Area", "Inner Area", "Whole Unit"]),
				default: "Built Area",
				reqd: 1,
			},
			{ fieldname: "rate", fieldtype: "Float", label: __("Price on the First Floor"), precision: 2 },
			{
				fieldname: "step",
				fieldtype: "Float",
				label: __("Added per Floor"),
				precision: 2,
				description: __("Of one square metre, or of a unit that is priced as a whole."),
			},
			{ fieldtype: "Section Break" },
			this.stacks_field(),
			{ fieldtype: "Section Break" },
			{ fieldname: "preview", fieldtype: "HTML" },
		];
	}

	stacks_field() {
		const column = (fieldname, fieldtype, label) => ({
			fieldname,
			fieldtype,
			label,
			in_list_view: 1,
			precision: 2,
		});
		return {
			fieldname: "stacks",
			fieldtype: "Table",
			label: __("Stacks"),
			reqd: 1,
			data: [{ stack: 1 }, { stack: 2 }],
			fields: [
				column("stack", "Int", __("Stack")),
				column("built_area", "Float", __("Built Area (m²)")),
				column("inner_area", "Float", __("Inner Area (m²)")),
			],
		};
	}

	async preview(values) {
		const { message: rows } = await this.frm.call("preview_units", { values });
		if (!rows) return;
		const missing = rows.filter((row) => !row.exists).length;
		const $preview = this.dialog.fields_dict.preview.$wrapper;
		$preview.html(this.preview_html(rows, missing));
		$preview.find("button").on("click", () => this.generate(values));
		$preview[0].scrollIntoView({ block: "nearest" });
	}

	preview_html(rows, missing) {
		const heads = [__("Unit No."), __("Floor"), __("Stack"), __("Built Area (m²)"), __("List Price")];
		const there = rows.length - missing;
		const button = missing
			? `<button class="btn btn-sm btn-primary">${__("Make {0} Units", [missing])}</button>`
			: "";
		const note = there ? __("{0} exist already and stay as they are.", [there]) : "";
		return `<p>${button} <span class="text-muted">${note}</span></p>
			<div style="max-height: 300px; overflow: auto"><table class="table table-sm">
			<thead><tr>${heads.map((head) => `<th>${head}</th>`).join("")}</tr></thead>
			<tbody>${rows.map((row) => this.row_html(row)).join("")}</tbody></table></div>`;
	}

	row_html(row) {
		const cells = [
			sales_ops.escape(row.unit_no),
			row.floor,
			row.stack,
			format_number(row.built_area, null, 2),
			format_number(row.list_amount, null, 2),
		];
		const look = row.exists ? ' class="text-muted" style="text-decoration: line-through"' : "";
		return `<tr${look}>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
	}

	async generate(values) {
		const { message: made } = await this.frm.call("generate_units", { values });
		this.dialog.hide();
		frappe.show_alert({ message: __("{0} units were made.", [made]), indicator: "green" });
		this.frm.reload_doc();
	}
};
