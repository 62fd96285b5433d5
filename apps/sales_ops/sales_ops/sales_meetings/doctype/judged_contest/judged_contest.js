// Judged Contest: who has judged yet, the sheets, and the ranking.
// {% include "sales_ops/sales_ops/client_scripts/words.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}
// {% include "sales_ops/sales_meetings/client_scripts/meeting_draws.js" %}

frappe.ui.form.on("Judged Contest", {
	setup(frm) {
		sales_ops.words.in_sense("Judged Contest");
		frm.set_query("annual_meeting_plan", () => ({ filters: { docstatus: ["<", 2] } }));
		frm.set_query("user", "judges", () => ({ filters: { enabled: 1, user_type: "System User" } }));
	},

	refresh(frm) {
		sales_ops.draws.show_indicator(frm);
		sales_ops.draws.show_columns(frm, "entries", ["mean_points", "rank"], frm.doc.status === "Closed");
		if (frm.is_new()) return;
		if (frm.doc.docstatus === 0) frm.events.say_what_is_blank(frm);
		if (frm.doc.docstatus === 1) frm.events.show_progress(frm);
		frm.events.add_buttons(frm);
	},

	say_what_is_blank(frm) {
		const blank = (frm.doc.judges || []).filter(({ judge_name }) => !judge_name).map(({ idx }) => idx);
		if (blank.length)
			sales_ops.headline.show(
				frm,
				__("A judge has no name yet (row {0}): name everybody before the contest is opened.", [
					blank.join(", "),
				]),
				"orange"
			);
	},

	show_progress(frm) {
		const { status, winner } = frm.doc;
		if (status === "Closed")
			return sales_ops.headline.show(frm, __("First: {0}", [sales_ops.escape(winner)]), "green");
		const judges = (frm.doc.__onload || {}).progress || [];
		const missing = judges.filter(({ scored, of }) => scored < of);
		if (!missing.length)
			return sales_ops.headline.show(frm, __("Every judge has scored: close the contest."), "green");
		const names = missing.map(
			({ judge_name, scored, of }) => `${sales_ops.escape(judge_name)} (${scored}/${of})`
		);
		sales_ops.headline.show(frm, __("Still judging: {0}", [names.join(__(", ", null, "Between names"))]), "blue");
	},

	add_buttons(frm) {
		const { docstatus, status } = frm.doc;
		if (docstatus === 0 && frm.has_perm("submit") && !frm.is_dirty())
			frm.page.set_primary_action(__("Open for the Judges"), () => sales_ops.draws.open_contest(frm));
		if (docstatus !== 1) return;
		if (status === "Open") frm.events.add_open_buttons(frm);
		if (status === "Closed" && frm.has_perm("cancel"))
			frm.add_custom_button(__("Open Again"), () => sales_ops.draws.reopen(frm));
	},

	add_open_buttons(frm) {
		const judges = (frm.doc.judges || []).filter(({ is_out }) => !is_out);
		if (judges.some(({ user }) => user === frappe.session.user))
			frm.add_custom_button(__("My Sheet"), () =>
				frappe.set_route("judge-sheet", frm.doc.name)
			).addClass("btn-primary");
		if (!frm.has_perm("submit")) return;
		for (const { name, judge_name } of judges.filter(({ user }) => !user))
			frm.add_custom_button(
				sales_ops.escape(judge_name),
				() => frappe.set_route("judge-sheet", frm.doc.name, name),
				__("Enter Scores from Paper")
			);
		frm.add_custom_button(__("Close the Contest"), () => sales_ops.draws.close_contest(frm));
	},
});
