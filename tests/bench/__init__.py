"""Quality and speed, run by hand with a data folder: `python -m tests.bench NAME PATH...`."""
