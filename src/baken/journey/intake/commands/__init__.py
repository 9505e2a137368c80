"""The command line of intake; the table of commands in `house.config.cli` names each file."""
