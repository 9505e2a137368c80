"""The pages of phenomena."""
