"""What an action says when it will not do what it was asked."""


class Refusal(Exception):
    """Nothing was changed. The text says why, and what to do instead, in words that fit every door.

    `field`: the input that is missing or wrong, by its name, where it is one; a door adds what it calls it.
    """

    def __init__(self, problem: str, field: str = "") -> None:
        super().__init__(problem)
        self.field = field
