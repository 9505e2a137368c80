"""What somebody can do on a page: each verb a form that unfolds, or the sentence why it stays shut."""

from dataclasses import dataclass

from django.forms import BaseForm


@dataclass(frozen=True)
class Verb:
    """One thing to do. With `why_not` the form is not shown but the refusal is, with its article and what opens it.

    Show a list of them with `{% include "ui/parts/verbs.html" %}`. Give each form an `auto_id` of its own.
    """

    title: str
    url: str
    form: BaseForm | None = None
    button: str = "Vastleggen"
    kind: str = "secondary"
    open: bool = False
    why_not: str = ""
    article: str = ""
    opens: str = ""

    @property
    def unfolded(self) -> bool:
        """Open from the start: asked for, or because what was typed was refused."""
        return self.open or (self.form is not None and self.form.is_bound)
