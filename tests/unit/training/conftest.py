"""Training needs torch, which nobody needs to use `kg`: without it these tests stay aside
(`pip install '.[test,training]'` brings them in).
"""

from importlib.util import find_spec

NEEDS_TORCH = ["test_material.py", "test_tag_network.py", "test_teachers.py"]
collect_ignore = [] if find_spec("torch") else NEEDS_TORCH
