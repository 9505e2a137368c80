"""The forms of intake: `forms.door` for residents, `forms.desk` for staff."""
