from frappe.model.document import Document

from sales_ops.exceptions import throw


class SaleControlArchive(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.sale_control_archive_item.sale_control_archive_item import (
			SaleControlArchiveItem,
		)

		archived_by: DF.Link | None
		archived_on: DF.Datetime
		company: DF.Link | None
		items: DF.Table[SaleControlArchiveItem]
		no_of_units: DF.Int
		property_project: DF.Link
	# end: auto-generated types
	"""The sale control table of a project that is sold out, frozen; it stays searchable. Made by `sale_archive.archive`."""

	def validate(self):
		if not self.is_new():
			throw("archive_stays", archive=self.name)

	def on_trash(self):
		throw("archive_stays", archive=self.name)
