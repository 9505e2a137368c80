"""The council's frame: the plan, its priorities, goals, actions and preconditions, and what became of them."""
