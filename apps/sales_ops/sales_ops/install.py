import click

from sales_ops.setup import custom_fields, dimension, property_setters, roles, seed

STEPS = (
	("Making roles", roles.make_roles),
	("Adding fields to ERPNext", custom_fields.apply),
	("Adding choices to ERPNext's lists", property_setters.apply),
	("Making marketing activities an accounting dimension", dimension.make_dimension),
	("Adding payment plans and defaults", seed.make_seed),
)


def after_install():
	"""Set the app up on a site; each step may run again."""
	for text, step in STEPS:
		click.secho(f"* {text}", fg="green")
		step()
