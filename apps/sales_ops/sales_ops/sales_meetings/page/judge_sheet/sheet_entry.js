// Judge's Sheet: one entry, and its keys when it is open. Everything that comes from a record is escaped.
frappe.provide("sales_ops.judge_sheet");

Object.assign(sales_ops.judge_sheet, {
	MOST_KEYS: 20, // above this, points are typed

	/** @param {object} look - `is_open`, `highest`, `state` */
	entry_html(entry, number, { is_open, highest, state }) {
		const more = [entry.department, entry.performers].filter(Boolean).map(sales_ops.escape).join(" · ");
		return `<section class="jsh-entry${is_open ? " is-open" : ""}" data-entry="${sales_ops.escape(entry.entry)}">
			<button type="button" class="jsh-entry-head" aria-expanded="${is_open}">
				<span class="jsh-no">${number}</span>
				<span class="jsh-name"><b>${sales_ops.escape(entry.entry_name)}</b>${more ? `<small>${more}</small>` : ""}</span>
				${this.mark_html(state)}<span class="jsh-points">${this.points_text(entry.points)}</span>
			</button>${is_open ? this.keys_html(entry.points, highest) : ""}</section>`;
	},

	points_text(points) {
		return points === null ? "–" : points.toFixed(1);
	},

	mark_html(state) {
		const marks = {
			saved: ["✓", __("Saved")],
			saving: ["…", __("Saving")],
			waiting: ["⟳", __("Waits for the network")],
		};
		const [mark, title] = marks[state] || ["", ""];
		return `<span class="jsh-mark ${state}" title="${title}" aria-label="${title}">${mark}</span>`;
	},

	keys_html(points, highest) {
		const whole = points === null ? null : Math.floor(points);
		const key = (value) =>
			`<button type="button" class="jsh-key" data-points="${value}" aria-pressed="${value === whole}">${value}</button>`;
		const keys =
			highest <= this.MOST_KEYS
				? `<div class="jsh-keys">${Array.from({ length: Math.floor(highest) + 1 }, (_, i) =>
						key(Math.floor(highest) - i)
				  ).join("")}</div>`
				: `<input class="form-control jsh-typed" type="number" inputmode="decimal" min="0" step="0.1"
					max="${highest}" value="${points ?? ""}" aria-label="${__("Score", null, "Judge Score")}">`;
		const step = (by) => {
			const next = flt((points || 0) + by, 1);
			const is_out = points === null || next < 0 || next > highest;
			const sign = by > 0 ? "+" : "−";
			return `<button type="button" class="jsh-step" data-by="${by}" ${
				is_out ? "disabled" : ""
			}>${sign}${Math.abs(by)}</button>`;
		};
		return `<div class="jsh-pad">${keys}<div class="jsh-steps">${[-0.5, -0.1, 0.1, 0.5]
			.map(step)
			.join("")}</div></div>`;
	},
});
