// Sale Control Board: the time machine. A bar above the plan says which past moment is shown, and moves through time.
frappe.provide("sales_ops.board");

sales_ops.board.Past = class BoardPast {
	static DAYS = 365; // how far the slider reaches back
	static PAUSE = 900; // ms between two steps of the play

	/** @param {object} on - `go(moment)`: a promise; null goes back to now */
	constructor(parent, on) {
		this.on = on;
		this.$bar = $('<div class="scb-past" role="status" hidden></div>').appendTo(parent);
		this.$bar.on("click", "[data-step]", (event) => this.move(cint(event.currentTarget.dataset.step)));
		this.$bar.on("click", ".scb-play", () => (this.playing ? this.stop() : this.play()));
		this.$bar.on("click", ".scb-now", () => this.leave());
		this.$bar.on("change", "input", (event) => {
			this.stop();
			this.on.go(this.days_ago(-cint(event.target.value)));
		});
	}

	/** @param {string} at - the moment that is shown; null: now */
	show(at) {
		this.at = at;
		this.$bar.prop("hidden", !at);
		if (!at) {
			this.stop();
			return this.$bar.empty();
		}
		if (!this.$bar.children().length) this.$bar.html(this.html());
		const days = moment(frappe.datetime.now_datetime()).diff(moment(at), "days");
		const text = __("The board as it was on {0}", [frappe.datetime.str_to_user(at.split(".")[0])]);
		this.$bar.find("b").text(text);
		this.$bar.find("input").val(-Math.min(days, sales_ops.board.Past.DAYS));
		this.$bar.find(".scb-play").text(this.playing ? __("Stop") : __("Play"));
	}

	html() {
		const step = (days, text, label) =>
			`<button type="button" class="btn btn-xs btn-default" data-step="${days}"
				aria-label="${label}" title="${label}">${text}</button>`;
		return `<b></b><span>${__("To look at only.")}</span>
			${step(-7, "«", __("A week earlier"))}${step(-1, "‹", __("A day earlier"))}
			<input type="range" min="-${sales_ops.board.Past.DAYS}" max="0" step="1"
				aria-label="${__("Days ago")}">
			${step(1, "›", __("A day later"))}${step(7, "»", __("A week later"))}
			<button type="button" class="btn btn-xs btn-default scb-play"></button>
			<button type="button" class="btn btn-xs btn-primary scb-now">${__("Back to Now")}</button>`;
	}

	/** The end of a day; null when that lies ahead. */
	end_of(day) {
		const end = moment(day).endOf("day");
		return end.isBefore(moment(frappe.datetime.now_datetime()))
			? end.format("YYYY-MM-DD HH:mm:ss")
			: null;
	}

	days_ago(days) {
		return this.end_of(moment(frappe.datetime.now_datetime()).subtract(days, "days"));
	}

	move(days) {
		this.stop();
		return this.on.go(this.end_of(moment(this.at).add(days, "days")));
	}

	leave() {
		this.stop();
		return this.on.go(null);
	}

	/** A week at a time, up to now. */
	async play() {
		this.playing = true;
		while (this.playing && this.at) {
			await this.on.go(this.end_of(moment(this.at).add(7, "days")));
			await frappe.timeout(sales_ops.board.Past.PAUSE / 1000);
		}
		this.stop();
	}

	stop() {
		this.playing = false;
		this.$bar.find(".scb-play").text(__("Play"));
	}
};
