"""Documents: a template and data become a tagged PDF that a screen reader can follow.

`rendering.render` compiles a Typst template with the data as JSON; `lettering` makes text printable. A room
puts its templates in its own `templates/<room>/`; `documents/sheet.typ` prints blocks without a new template.
"""
