"""What holds the rooms together: configuration, the pages over several rooms, and the upkeep."""
