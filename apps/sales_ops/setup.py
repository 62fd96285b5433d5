# bench reads the app's name from here as well as from pyproject.toml; it must be a literal.
from setuptools import setup

setup(name="sales_ops")
