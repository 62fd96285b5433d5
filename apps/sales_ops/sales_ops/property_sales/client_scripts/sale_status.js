// Colours and words of sale statuses, the same on the board, in lists and on forms.
// Included by the scripts that need it, so it may run more than once in a session.
// {% include "sales_ops/sales_ops/client_scripts/words.js" %}
frappe.provide("sales_ops");

sales_ops.sale_status = {
	// Red is kept for trouble (arrears, expired), so "sold" is purple.
	unit_colors: {
		"Not Released": "gray",
		Available: "green",
		Held: "yellow",
		"Temporary Deposit": "orange",
		Subscribed: "blue",
		Signed: "purple",
		"Handed Over": "cyan",
	},
	deal_colors: {
		Held: "yellow",
		"Temporary Deposit": "orange",
		"Full Deposit": "blue",
		Signed: "purple",
		"Handed Over": "cyan",
		Expired: "gray",
		Cancelled: "gray",
	},
	sold: ["Subscribed", "Signed", "Handed Over"],

	unit_color(status) {
		return this.unit_colors[status] || "gray";
	},

	deal_color(status) {
		return this.deal_colors[status] || "gray";
	},

	// Words like Home or Signed mean other things elsewhere; the context is what Frappe gives a Select, its DocType.
	word(text) {
		return __(text, null, "Property Unit");
	},

	pill(status) {
		const text = sales_ops.escape(this.word(status));
		const color = this.unit_color(status);
		return `<span class="indicator-pill ${color} no-indicator-dot">${text}</span>`;
	},
};
