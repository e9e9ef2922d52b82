"""Files to articles: reading, dates, outlets and zones.

`read_articles` turns files and folders into `Article` records; what cannot be
read becomes a `Reject`. The text of an article is never altered here but for a
byte order mark and Windows line ends; furniture (credits, teasers, bylines) is
marked by zones, not cut out.
"""

from kg.ingest.articles import count_articles, read_articles

__all__ = ["count_articles", "read_articles"]
