"""The rules of the business, pure Python.

Plain values in (dates, Decimals, frozen dataclasses), a value or `Violation`s out. Nothing here imports frappe, reads a
clock, a file or a database, or translates a text: so the desk, the nightly jobs and the workbook preview ask the same
functions, and each rule is tested in milliseconds.
"""
