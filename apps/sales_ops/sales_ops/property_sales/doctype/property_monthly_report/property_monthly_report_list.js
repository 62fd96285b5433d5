// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/period_report_list.js" %}

frappe.listview_settings["Property Monthly Report"] = { ...sales_ops.period_report_list };
