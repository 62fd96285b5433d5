// Meeting Live: what the server says of the meeting, and the steps that are asked of it.
frappe.provide("sales_ops.live");

sales_ops.live.STALE_AFTER = 15; // s: without realtime, the page asks so often

sales_ops.live.Data = class LiveData {
	constructor(changed) {
		this.changed = changed;
		this.clear();
	}

	clear() {
		this.state = null;
		this.error = null;
		this.name = null;
	}

	open(name) {
		if (name === this.name && this.state) return this.load();
		this.clear();
		this.name = name;
		if (!name) return;
		this.subscribe();
		return this.load();
	}

	/** Hear of every change of the document, as its form does; after a cut line, anew. */
	subscribe(again = false) {
		if (!this.name) return;
		frappe.realtime.emit("doc_subscribe", "Sales Meeting", this.name);
		if (again) this.load();
	}

	on_change({ doctype, name }) {
		if (doctype === "Sales Meeting" && name === this.name) this.load();
	}

	load_if_stale() {
		const is_stale = (performance.now() - this.heard_at) / 1000 > sales_ops.live.STALE_AFTER;
		if (is_stale && !this.is_loading) this.load();
	}

	async load() {
		const { name } = this;
		if (!name || this.is_loading) return;
		this.is_loading = true;
		try {
			const answer = await frappe.call({
				method: "sales_ops.sales_meetings.meetings.api.live_state",
				type: "GET",
				args: { meeting: name },
			});
			if (name === this.name) this.take(answer.message);
		} catch (error) {
			if (!this.state) this.fail();
		} finally {
			this.is_loading = false;
		}
	}

	fail() {
		this.error = __("The meeting could not be opened.");
		this.changed();
	}

	/** One step at a time: a second click waits for the answer to the first. */
	async call(method, args = {}) {
		if (this.is_stepping) return;
		this.is_stepping = true;
		try {
			const path = `sales_ops.sales_meetings.meetings.api.${method}`;
			this.take(await frappe.xcall(path, { meeting: this.name, ...args }));
			return true;
		} catch (error) {
			this.load();
			return false;
		} finally {
			this.is_stepping = false;
		}
	}

	take(state) {
		this.state = state;
		this.error = null;
		this.heard_at = performance.now();
		this.changed();
	}

	get running() {
		return this.state && this.state.agenda.find((row) => row.is_running);
	}

	get next() {
		return this.state && this.state.agenda.find((row) => row.name === this.state.next);
	}

	/** Seconds an item has used by now. */
	used(row) {
		return row.used_seconds + (row.is_running ? (performance.now() - this.heard_at) / 1000 : 0);
	}
};
