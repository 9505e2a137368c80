"""The pages of the house, a file per subject."""
