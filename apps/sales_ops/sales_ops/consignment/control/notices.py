"""Who is told of what the checks of consignment find."""

from frappe import _

from sales_ops.notices import tell

CHECK_READERS = ("Accounts Manager", "Consignment Storekeeper")


def tell_of_check(run) -> None:
	"""A Consignment Check Run found differences, or could not be run: who keeps the books and the store is told."""

	def sentence(lang: str) -> str:
		if run.status == "Failed":
			return _("The consignment check {0} could not be run.", lang=lang).format(run.name)
		text = _("The consignment check {0} found {1} differences.", lang=lang)
		return text.format(run.name, run.no_of_differences)

	tell(CHECK_READERS, sentence, document_type=run.doctype, document_name=run.name)
