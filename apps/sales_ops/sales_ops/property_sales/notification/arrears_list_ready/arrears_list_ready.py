def get_context(context):
	"""Nothing beside the document itself."""
