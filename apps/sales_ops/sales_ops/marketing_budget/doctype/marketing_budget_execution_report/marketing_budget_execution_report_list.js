// {% include "sales_ops/marketing_budget/client_scripts/statements.js" %}

frappe.listview_settings["Marketing Budget Execution Report"] = sales_ops.statement.list("Marketing Budget Execution Report");
