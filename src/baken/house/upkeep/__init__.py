"""The night watch: sealing the logs, retention, reminders, the extract for the figures, and the demo year."""
