"""Pages that need several rooms: start, timeline, the mayor's card, sign-in, the register."""
