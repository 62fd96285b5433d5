"""Making a site ready: for the demo and for the tests."""
