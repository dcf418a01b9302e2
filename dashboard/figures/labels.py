"""Labels of figures: Plotly reads a little HTML, so names are made harmless before they reach it."""


def safe(text: str) -> str:
    """The name as words and nothing else."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
