// {% include "sales_ops/marketing_budget/client_scripts/marketing.js" %}

frappe.listview_settings["Marketing Budget Exception"] = sales_ops.marketing.list("Marketing Budget Exception");
