"""Pure rules of places: what an area in a file must be, and what an address is. No Django models, no database."""
