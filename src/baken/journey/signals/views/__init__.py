"""The pages of signals: lists, one signal with its decisions, the privacy checks."""
