// Judge's Sheet: scores on their way to the server. They lie in the phone's storage until the server has them, so a tunnel,
// a full hall or a reload loses none. The last score of an entry counts.
frappe.provide("sales_ops.judge_sheet");

/**
 * Ask the server without Frappe's own messages.
 * Returns `{ message }`, `{ sentence }` where it refuses, or `{}` where it cannot be reached.
 */
sales_ops.judge_sheet.ask = async (method, args) => {
	const body = new URLSearchParams();
	for (const [key, value] of Object.entries(args)) if (value !== null) body.set(key, value);
	try {
		const answer = await fetch(`/api/method/sales_ops.sales_meetings.judging.sheet.${method}`, {
			method: "POST",
			headers: { "X-Frappe-CSRF-Token": frappe.csrf_token, Accept: "application/json" },
			body,
		});
		const told = await answer.json();
		if (answer.ok) return { message: told.message };
		if (answer.status >= 500) return {};
		const [first] = JSON.parse(told._server_messages || "[]");
		return { sentence: first ? JSON.parse(first).message : __("You may not do this.") };
	} catch {
		return {};
	}
};

sales_ops.judge_sheet.Outbox = class ScoreOutbox {
	/** @param {object} act - `send(item)`, `changed()`, `refused(item)` */
	constructor(act) {
		this.act = act;
		this.key = `sales_ops.judge_sheet.${frappe.session.user}`;
		this.items = JSON.parse(localStorage.getItem(this.key) || "[]");
		this.changes = 0; // counts what came and went
		window.addEventListener("online", () => this.flush());
		setInterval(() => this.items.length && this.flush(), 4000);
	}

	get count() {
		return this.items.length;
	}

	waiting(contest, judge, entry) {
		return this.items.find(
			(item) => item.contest === contest && item.judge === judge && item.entry === entry
		);
	}

	put(item) {
		this.remove(this.waiting(item.contest, item.judge, item.entry));
		this.items.push(item);
		this.store();
		this.flush();
	}

	remove(item) {
		this.changes += 1;
		this.items = this.items.filter((one) => one !== item);
	}

	store() {
		localStorage.setItem(this.key, JSON.stringify(this.items));
		this.act.changed();
	}

	/** One after the other; what cannot be sent now stays. */
	async flush() {
		if (this.is_sending) return;
		this.is_sending = true;
		try {
			while (this.items.length) {
				const [item] = this.items;
				const answer = await this.act.send(item);
				const is_unreachable = !("message" in answer || "sentence" in answer);
				if (is_unreachable) {
					for (const one of this.items) one.is_late = true;
					this.store();
					return;
				}
				this.remove(item); // a newer score of the entry is another item, and stays
				this.store();
				if (answer.sentence) this.act.refused({ ...item, ...answer });
			}
		} finally {
			this.is_sending = false;
		}
	}
};
