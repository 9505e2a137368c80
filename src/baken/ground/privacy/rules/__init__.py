"""Pure: from declarations to the SQL that enforces them."""
