// Meeting Live: which meeting to show, where the address names none.
frappe.provide("sales_ops.live");

sales_ops.live.Choice = class LiveChoice {
	constructor($place) {
		this.$place = $place;
	}

	async load() {
		this.$place.html(`<p class="text-muted">${__("Loading")}</p>`);
		const rows = await frappe.db.get_list("Sales Meeting", {
			filters: { status: ["in", ["Approved", "Notified", "Held"]] },
			fields: ["name", "meeting_title", "meeting_date", "starts_at", "place", "status"],
			order_by: "meeting_date asc",
			limit: 20,
		});
		const text = sales_ops.escape;
		const cards = rows.map(
			(row) => `<a class="mlv-card" href="/app/meeting-live/${encodeURIComponent(row.name)}">
				<b>${text(row.meeting_title)}</b>
				<span>${frappe.datetime.str_to_user(row.meeting_date)} ${String(row.starts_at || "").slice(11, 16)} ${text(row.place)}</span>
				<span class="text-muted">${__(row.status, null, "Sales Meeting")}</span></a>`
		);
		const none = `<p class="text-muted">${__("No approved meeting waits to be held.")}</p>`;
		this.$place.html(`<h3>${__("Choose a meeting")}</h3>${cards.join("") || none}`);
	}

	error(message) {
		this.$place.html(`<h3>${message}</h3>
			<button class="btn btn-primary" data-do="retry">${__("Try Again")}</button>
			<button class="btn btn-default" data-do="choose">${__("Choose a meeting")}</button>`);
	}
};
