// Meeting Live: the agenda with planned and used minutes; a click lets an item run.
frappe.provide("sales_ops.live");

sales_ops.live.Agenda = class LiveAgenda {
	constructor($place, data) {
		Object.assign(this, { $place, data });
	}

	show() {
		const rows = this.data.state.agenda.map((row) => this.row(row)).join("");
		this.$place.html(`<table><tbody>${rows}</tbody></table><div class="mlv-total"></div>`);
		this.tick();
	}

	row(row) {
		const { state } = this.data;
		const text = sales_ops.escape;
		const may_start = state.may_run && state.can_start && !row.is_running;
		const classes = [
			row.is_running && "is-running",
			row.is_begun && !row.is_running && "is-done",
			row.name === state.next && "is-next",
		];
		const material = row.material
			? ` <a href="${text(encodeURI(row.material))}" target="_blank" rel="noopener" title="${__(
					"Material"
			  )}">${frappe.utils.icon("attachment", "sm")}</a>`
			: "";
		const start = __("Start {0}", [text(row.subject)]);
		return `<tr class="${classes.filter(Boolean).join(" ")}" data-row="${text(row.name)}">
			<td class="mlv-time">${text(row.starts_at)}</td>
			<td class="mlv-what"><b>${row.idx}. ${text(row.subject)}</b>${material}<br><small>${text(
			row.speaker
		)}</small></td>
			<td class="mlv-minutes"><span class="mlv-row-used"></span>/${row.planned_minutes}</td>
			<td class="mlv-go">${
				may_start
					? `<button class="btn btn-xs btn-default" data-do="start:${text(row.name)}" aria-label="${start}">▶</button>`
					: ""
			}</td>
		</tr>`;
	}

	tick() {
		let planned = 0,
			used_all = 0;
		for (const row of this.data.state.agenda) {
			const used = this.data.used(row);
			planned += row.planned_minutes;
			used_all += used;
			const $row = this.$place.find(`[data-row="${row.name}"]`);
			$row.find(".mlv-row-used").text(row.is_begun ? sales_ops.live.minutes(used) : "–");
			$row.toggleClass("is-over", used > row.planned_minutes * 60);
		}
		this.$place
			.find(".mlv-total")
			.text(__("{0} of {1} planned minutes used", [sales_ops.live.minutes(used_all), planned]));
	}
};
