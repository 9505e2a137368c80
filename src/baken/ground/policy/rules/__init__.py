"""Pure rules of the policy room: reading a note, judging a plan, comparing two versions. No Django here."""
