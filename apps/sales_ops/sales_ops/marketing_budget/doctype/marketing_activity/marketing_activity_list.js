// {% include "sales_ops/marketing_budget/client_scripts/marketing.js" %}

sales_ops.marketing.list_settings("Marketing Activity");
