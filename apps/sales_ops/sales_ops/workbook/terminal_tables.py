"""What the tables in the terminal have in common."""

from rich import box
from rich.console import Console
from rich.table import Table


def new_table(title: str, **options) -> Table:
	return Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, **options)


def say_rest(console: Console, rest: int) -> None:
	"""How many rows a table leaves out."""
	if rest > 0:
		console.print(f"  … +{rest}", style="dim")
