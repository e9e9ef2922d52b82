"""The style of the page of the ontology; colours follow the reader's light or dark setting."""

STYLE = """
:root { color-scheme: light dark; --text: #1b1b1b; --back: #fff; --line: #c9c9c9;
  --soft: #555; --link: #0a4a9e; --box: #f5f5f2; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e8e6e3; --back: #17181a; --line: #45474b; --soft: #b1b1b1;
    --link: #8fb8ff; --box: #202225; } }
body { margin: 0; background: var(--back); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 56rem; margin: 0 auto; padding: 1rem; }
a { color: var(--link); }
nav { border: 1px solid var(--line); padding: 0 1rem; background: var(--box); }
nav h2 { font-size: 1rem; margin: .75rem 0 0; }
nav p { margin: .25rem 0 .75rem; overflow-wrap: anywhere; }
section { border-top: 1px solid var(--line); padding-top: .25rem; }
section:target, tr:target { background: var(--box); }
h3 { margin: .5rem 0; overflow-wrap: anywhere; }
h3 small, td small { color: var(--soft); font-weight: normal; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
.example { font-style: italic; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left;
  vertical-align: top; overflow-wrap: anywhere; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dt { margin-top: .25rem; } }
"""
