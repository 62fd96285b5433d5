// Sale Control Board: the life story of a unit in the drawer, the newest first.
frappe.provide("sales_ops.board");

Object.assign(sales_ops.board, {
	async story_html(property_unit) {
		const answer = await frappe.call({
			method: "sales_ops.property_sales.api.get_unit_story",
			type: "GET",
			args: { property_unit },
		});
		const rows = answer.message || [];
		if (!rows.length) return `<p class="text-muted">${__("Nothing has happened yet.")}</p>`;
		const items = rows.map((row) => {
			const [title, text] = this.story_words[row.what](row).map((part) => part || "");
			const on = frappe.datetime.str_to_user(row.on.split(".")[0]);
			return `<li class="scb-story-${row.what.toLowerCase()}"><time>${sales_ops.escape(on)}</time>
				<b>${title}</b><span>${text}</span></li>`;
		});
		return `<h4>${__("Life Story")}</h4><ol>${items.join("")}</ol>`;
	},

	/** Title and text of each kind of event, as HTML. */
	story_words: {
		Claim(row) {
			const kind = __(row.kind, null, "Property Unit Claim");
			const end = row.end_reason ? __(row.end_reason, null, "Property Unit Claim") : "";
			const who = [row.customer_name, row.consultant].filter(Boolean).join(", ");
			const until = row.ended_on
				? __("until {0}: {1}", [frappe.datetime.str_to_user(row.ended_on.split(".")[0]), end])
				: __("to this day");
			const deal = row.deal
				? `<a href="${frappe.utils.get_form_link("Property Subscription", row.deal)}">
					${sales_ops.escape(row.deal)}</a>`
				: "";
			return [sales_ops.escape(kind), `${sales_ops.escape(who)} ${deal}<br>${sales_ops.escape(until)}`];
		},

		Change(row) {
			const doctype = "Property Change Application";
			const status = row.status === "Undone" ? __("Undone", null, doctype) : "";
			const link = frappe.utils.get_form_link(doctype, row.name);
			return [
				sales_ops.escape(__(row.kind, null, doctype)),
				`<a href="${link}">${sales_ops.escape(row.name)}</a> ${sales_ops.escape(status)}`,
			];
		},

		Price(row) {
			const money = (amount) => sales_ops.board.money(amount, row.currency);
			return [__("List Price"), `${money(row.before)} → ${money(row.after)}`];
		},

		Release(row) {
			return [row.released ? __("Released for Sale") : __("Taken from Sale"), ""];
		},

		Block(row) {
			const kind = __(row.kind, null, "Property Unit Block");
			const until = row.ended_on
				? __("lifted on {0}", [frappe.datetime.str_to_user(row.ended_on.split(".")[0])])
				: __("open");
			return [
				sales_ops.escape(__("Blocked: {0}", [kind])),
				sales_ops.escape([until, row.reason].filter(Boolean).join(". ")),
			];
		},
	},
});
