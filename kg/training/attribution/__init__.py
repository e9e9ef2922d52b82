"""How the tagger of attributions is trained: PolNeAR read through the shipped parser and rules."""
