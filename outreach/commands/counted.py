"""Numbers as people say them: one row, two rows."""


def counted(number: int, one: str, many: str = "") -> str:
    """The number with its thing: `counted(1, "row")`, `counted(2, "is", "are")`; `many` defaults to an s."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
