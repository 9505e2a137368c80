"""The demo as data: its people and its plan. Everything here is made up."""
