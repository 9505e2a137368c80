"""The pages of intake: `views.door` in the public process, `views.desk` on the staff site."""
