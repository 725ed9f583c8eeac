"""What others wrote, fit for a terminal and for a line of a mail."""


def on_one_line(words: str) -> str:
    """Words on one line, without what a terminal or a screen obeys: control functions, marks of direction."""
    if not words.isprintable():
        words = " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
    return words.strip()
