// Meeting Live: the item that runs, large enough for the last row, with what is left of its time.
frappe.provide("sales_ops.live");

sales_ops.live.WARN_BEFORE = 60; // s before the end of an item's time

sales_ops.live.Clock = class LiveClock {
	constructor($place, data) {
		Object.assign(this, { $place, data });
	}

	show() {
		const row = this.data.running;
		this.$place.html(row ? this.item(row) : this.pause());
		this.tick();
	}

	item(row) {
		const text = sales_ops.escape;
		return `<div class="mlv-kind">${__("Item {0}", [row.idx])} · ${__(
			row.kind,
			null,
			"Sales Meeting Agenda Item"
		)}</div>
			<div class="mlv-subject">${text(row.subject)}</div>
			<div class="mlv-speaker">${text(row.speaker)}</div>
			<div class="mlv-left-time" role="timer" aria-live="off"></div>
			<div class="mlv-bar"><div></div></div>
			<div class="mlv-of"><span class="mlv-used"></span><span class="mlv-warning" role="status"></span></div>
			${this.coming()}`;
	}

	coming() {
		const row = this.data.next;
		if (!row) return "";
		const who = [row.subject, row.speaker].filter(Boolean).map(sales_ops.escape).join(" · ");
		return `<div class="mlv-coming">${__("Next:")} ${who} (${__("{0} min", [row.planned_minutes])})</div>`;
	}

	pause() {
		const { state } = this.data;
		const begun = state.agenda.some((row) => row.is_begun);
		const purpose = [state.purpose && __(state.purpose, null, "Sales Meeting"), state.purpose_text]
			.filter(Boolean)
			.map(sales_ops.escape)
			.join(" · ");
		const title =
			state.status === "Held" || ["Minutes Signed", "Closed"].includes(state.status)
				? __("The meeting is over")
				: begun
				? __("Nothing is running")
				: __("Ready to start");
		return `<div class="mlv-kind">${sales_ops.escape(state.host_name)}</div>
			<div class="mlv-subject">${title}</div>
			<div class="mlv-speaker mlv-purpose">${purpose}</div>${state.can_start ? this.coming() : ""}`;
	}

	tick() {
		const row = this.data.running;
		if (!row) return;
		const used = this.data.used(row);
		const left = row.planned_minutes * 60 - used;
		const is_over = left < 0;
		this.$place
			.toggleClass("is-over", is_over)
			.toggleClass("is-near", !is_over && left <= sales_ops.live.WARN_BEFORE);
		this.$place.find(".mlv-left-time").text(`${is_over ? "+" : ""}${sales_ops.live.minutes(Math.abs(left))}`);
		this.$place.find(".mlv-bar > div").css("width", `${Math.min(100, (used / (row.planned_minutes * 60)) * 100)}%`);
		this.$place
			.find(".mlv-used")
			.text(__("{0} of {1} minutes used", [sales_ops.live.minutes(used), row.planned_minutes]));
		const warning = is_over ? __("Over time") : left <= sales_ops.live.WARN_BEFORE ? __("Almost over") : "";
		this.$place.find(".mlv-warning").text(warning);
	}
};

/** Seconds as 9:05; whole seconds, rounded towards zero. */
sales_ops.live.minutes = (seconds) => {
	const whole = Math.max(0, Math.floor(seconds));
	return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};
