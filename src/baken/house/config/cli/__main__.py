"""`python -m baken.house.config.cli` is `baken`."""

from baken.house.config.cli import main

main()
