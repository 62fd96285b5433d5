"""Which tests can run here: unit tests always, the others where frappe can be imported (a bench's own Python)."""

import importlib.util
import os
from pathlib import Path

import pytest

HAS_BENCH = importlib.util.find_spec("frappe") is not None
STAGES = ("unit", "integration", "ui")
collect_ignore = [] if HAS_BENCH else ["integration", "ui"]


def pytest_report_header(config):
	if HAS_BENCH:
		return "sales_ops: bench found"
	if os.environ.get("SALES_OPS_REQUIRE_BENCH"):
		raise pytest.UsageError("SALES_OPS_REQUIRE_BENCH is set but frappe cannot be imported")
	return "sales_ops: no bench (frappe cannot be imported), unit tests only"


def pytest_collection_modifyitems(items):
	for item in items:
		item.add_marker(next(stage for stage in STAGES if stage in Path(item.path).parts))
