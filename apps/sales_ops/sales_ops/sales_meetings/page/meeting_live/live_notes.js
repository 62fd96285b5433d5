// Meeting Live: the minutes of the item that runs, kept while somebody writes.
frappe.provide("sales_ops.live");

sales_ops.live.SAVE_AFTER = 1500; // ms after the last key

sales_ops.live.Notes = class LiveNotes {
	constructor($place, data) {
		Object.assign(this, { $place, data });
		this.save_soon = frappe.utils.debounce(() => this.save(), sales_ops.live.SAVE_AFTER);
		this.$place.on("input", "textarea", () => this.on_input());
		this.$place.on("blur", "textarea", () => this.save());
		this.$place.on("change", "select", (event) => this.choose(event.target.value));
	}

	/** The item that is written about: the chosen one, else the one that runs, else the latest. */
	get row() {
		const { agenda } = this.data.state;
		const begun = agenda.filter((row) => row.is_begun);
		return (
			agenda.find((row) => row.name === this.chosen) ||
			this.data.running ||
			begun[begun.length - 1] ||
			agenda[0]
		);
	}

	/** The text that somebody is writing stays: an answer of the server must not take a word away. */
	show() {
		const { may_run, can_write } = this.data.state;
		this.$place.toggle(may_run && can_write);
		if (!may_run || !can_write || !this.row) return;
		if (this.running !== (this.data.running || {}).name) this.follow();
		if (this.is_dirty || (this.shown === this.row.name && this.$place.find("textarea").is(":focus"))) return;
		this.draw();
	}

	/** The clock went on: so do the notes, after what was written is kept. */
	follow() {
		if (this.is_dirty) this.save();
		this.running = (this.data.running || {}).name;
		this.chosen = null;
		this.is_dirty = false;
		this.shown = null;
	}

	draw() {
		const { row } = this;
		this.shown = row.name;
		const options = this.data.state.agenda
			.map(
				(one) =>
					`<option value="${one.name}" ${one.name === row.name ? "selected" : ""}>${one.idx}. ${sales_ops.escape(
						one.subject
					)}</option>`
			)
			.join("");
		this.$place.html(`<div class="mlv-notes-head"><label for="mlv-text">${__(
			"Minutes",
			null,
			"Of a meeting"
		)}</label>
			<select class="form-control input-xs" aria-label="${__("Item of the Agenda")}">${options}</select>
			<span class="mlv-saved text-muted" role="status"></span></div>
			<textarea id="mlv-text" class="form-control" rows="5"></textarea>`);
		this.$place.find("textarea").val(row.minutes || "");
	}

	choose(name) {
		this.save();
		this.chosen = name;
		this.draw();
	}

	on_input() {
		this.is_dirty = true;
		this.say("");
		this.save_soon();
	}

	say(text) {
		this.$place.find(".mlv-saved").text(text);
	}

	async save() {
		if (!this.is_dirty) return;
		const text = this.$place.find("textarea").val();
		this.is_dirty = false;
		const done = await this.data.call("write_minutes", { row: this.shown, text });
		if (done) return this.say(__("Saved", null, "Meeting Live"));
		this.is_dirty = true; // another step was on its way, or the line was cut
		this.say(__("Not saved yet"));
		this.save_soon();
	}
};
