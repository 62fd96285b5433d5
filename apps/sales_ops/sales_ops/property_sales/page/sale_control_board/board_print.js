// Sale Control Board: the wall. One building a page, each with its own head and legend; and the same as a workbook.
frappe.provide("sales_ops.board");

Object.assign(sales_ops.board, {
	/** Above each building on paper: what it is, of which moment, and how many units stand where. */
	print_head(section, data) {
		const at = data.at || frappe.datetime.now_datetime();
		const when = frappe.datetime.str_to_user(at.split(".")[0]);
		const counts = this.totals(section.units).by_status;
		const chips = Object.entries(counts)
			.filter(([, row]) => row.count)
			.map(
				([status, row]) =>
					`<span class="scb-chip"><i class="scb-mark ${sales_ops.sale_status.unit_color(
						status
					)}"></i>${this.status_word(status)}<b>${row.count}</b></span>`
			);
		return `<header class="scb-print-head"><h2>${sales_ops.escape(data.project)} ${sales_ops.escape(
			section.label
		)}</h2><span>${__("Sale Control Board")}</span><b>${__("As of {0}", [when])}</b>
			<span>${__("{0} units", [section.units.length])}</span>
			<div class="scb-print-legend">${chips.join("")}</div></header>`;
	},

	/** The Sale Control Table with the board's project, building, kind and moment, as a workbook. */
	export_table(filters, count) {
		open_url_post(frappe.request.url, {
			cmd: "frappe.desk.query_report.export_query",
			report_name: "Sale Control Table",
			file_format_type: "Excel",
			filters: JSON.stringify(filters),
			visible_idx: JSON.stringify([...Array(count).keys()]),
			include_indentation: 0,
			custom_columns: "[]",
		});
	},
});

sales_ops.board.Wall = class BoardWall {
	constructor(board) {
		this.board = board;
		// Ctrl+P prints as well, on the larger paper.
		window.addEventListener("beforeprint", () => board.is_visible && this.lay_out("A3"));
		window.addEventListener("afterprint", () => this.clear());
	}

	ask() {
		frappe.prompt(
			{
				fieldname: "paper",
				fieldtype: "Select",
				label: __("Paper, landscape"),
				options: "A3\nA4",
				default: "A3",
				reqd: 1,
			},
			({ paper }) => this.print(paper),
			__("Print the Board"),
			__("Print")
		);
	}

	async print(paper) {
		this.lay_out(paper);
		await frappe.timeout(0.4); // the dialog has closed by then
		window.print();
	}

	/** The paper is set only while this page prints; other prints of the desk keep theirs. */
	lay_out(paper) {
		if (this.$paper) return;
		this.board.drawer.close();
		this.board.grid.draw_all();
		const css = `@page { size: ${paper} landscape; margin: 8mm; }`;
		this.$paper = $(`<style>${css}</style>`).appendTo("head");
		this.board.$body.toggleClass("on-a4", paper === "A4");
	}

	clear() {
		if (this.$paper) this.$paper.remove();
		this.$paper = null;
	}
};
