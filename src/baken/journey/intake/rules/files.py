"""What a person is told about a file."""


def in_megabytes(size: int) -> float:
    """Megabytes of `size` bytes, to one decimal; a tenth at least, so that no small photo seems empty."""
    return max(round(size / 1_000_000, 1), 0.1) if size else 0.0
