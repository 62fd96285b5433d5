// Stock Entry list: a day's issues are submitted together, with one purchase receipt for each supplier.
(() => {
	const settings = (frappe.listview_settings["Stock Entry"] =
		frappe.listview_settings["Stock Entry"] || {});
	const onload = settings.onload;

	settings.onload = async function (listview) {
		if (onload) onload.call(this, listview);
		if (!frappe.model.can_submit("Stock Entry")) return;
		const setting = await frappe.db.get_single_value("Consignment Settings", "group_daily");
		if (!setting) return;
		listview.page.add_actions_menu_item(__("Submit Issues with One Purchase Receipt"), () => {
			const names = listview.get_checked_items(true);
			frappe.confirm(__("Submit {0} Stock Entries together?", [names.length]), async () => {
				const method = "sales_ops.consignment.stock.grouped_issues.submit_issues";
				const count = await frappe.xcall(method, { names });
				frappe.show_alert({
					message: __("{0} Stock Entries were submitted.", [count]),
					indicator: "green",
				});
				listview.clear_checked_items();
				listview.refresh();
			});
		});
	};
})();
