"""Why an identifier or a file is not taken, in words for who typed it."""


class NotReadable(ValueError):
    """This is not such an identifier; the message is one Dutch sentence that says what to do."""
