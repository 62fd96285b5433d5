"""`bench --site SITE sales-ops …`"""

import click

import frappe
from frappe.commands import get_site, pass_context


@click.group("sales-ops")
def sales_ops():
	"""Sales Ops: import a sales office's workbook, load the demo."""


@sales_ops.command("import")
@click.argument("book", type=click.Path(exists=True, dir_okay=False, resolve_path=True))
@click.option("--company", help="Company of the projects; the site's default when left out.")
@click.option("--user", help="Whose name and permissions it goes by; Administrator when left out.")
@pass_context
def import_command(context, book: str, company: str | None, user: str | None):
	"""Make documents of the workbook BOOK (.xlsx). Safe to repeat: what is there already stays as it is."""
	with connected(context, user):
		from sales_ops.workbook.console import run_import

		raise SystemExit(run_import(book, company))


@sales_ops.command("demo")
@pass_context
def demo_command(context):
	"""Load the demo workbook of today, with users for each role. Safe to repeat."""
	with connected(context):
		from sales_ops.testing.demo import load_demo

		raise SystemExit(load_demo())


class connected:
	"""The site of a bench command, as Administrator or another user, for the time of a `with` block."""

	def __init__(self, context, user: str | None = None):
		self.site, self.user = get_site(context), user or "Administrator"

	def __enter__(self) -> None:
		frappe.init(site=self.site)
		frappe.connect()
		if not frappe.db.exists("User", {"name": self.user, "enabled": 1}):
			raise click.BadParameter(self.user, param_hint="--user")
		frappe.set_user(self.user)  # nosemgrep: permissions-of-nobody -- a command ends with its process

	def __exit__(self, *_error) -> None:
		frappe.destroy()


commands = [sales_ops]
