"""How the mention ranker of `kg.link` is trained; nothing in kg imports this package."""
