"""The pages of phenomena: the list, one phenomenon, its barrier model, and areas and branches at risk."""
