"""What makes a calculation impossible, said to the one who asked for it."""


class CannotCompute(ValueError):
    """The file, or the choices, do not allow this calculation. The message is one Dutch sentence that says what to do."""
