"""The rules of phenomena: what may be written, how a file is read, how a model and an analysis are sound."""
