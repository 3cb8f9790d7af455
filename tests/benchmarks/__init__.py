"""Measurements, each beside what it is to be compared with; run `python -m tests.benchmarks [--quick] [topic …]`."""
