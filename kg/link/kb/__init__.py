"""Knowledge bases as files: one SQLite file each, made by `kg kb`, asked without loading it.

`KbFile` asks one; `import_files` and `build_from_wikidata` (in `importing` and
`build`) make them. Nothing here needs a parser, so that `kg kb` starts at once.
"""

from kg.link.kb.file import KbFile

__all__ = ["KbFile"]
