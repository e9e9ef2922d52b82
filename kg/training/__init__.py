"""How the shipped English model is made: treebanks and entity sets in, one ONNX file and a card
out.

An extra (`pip install kg[training]`); nothing else in the package imports it. `python -m
kg.training --help` names the steps.
"""
