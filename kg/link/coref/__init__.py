"""Who is who inside a text: its phrases, and the trained ranker of what each goes back to."""
