// The house's; see there.
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}
