// Methods of stored documents.
frappe.provide("sales_ops");

/**
 * A method of the document as it is stored. Not `frm.call`: that sends the form's copy along, which Frappe takes of a
 * submitted document only from who may submit it; who confirms, checks or records a step often only reads or writes.
 */
sales_ops.call_stored = (frm, method, args = {}) =>
	frappe.xcall("run_doc_method", { dt: frm.doctype, dn: frm.doc.name, method, args });
