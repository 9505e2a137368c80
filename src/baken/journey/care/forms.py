"""The forms of a casus."""

from django import forms

from baken.journey.care.vocabulary import Phase, Track


class CasusForm(forms.Form):
    """Open a casus."""

    called = forms.CharField(
        label="Werknaam", max_length=80, help_text="Kort en zonder achternaam, bijvoorbeeld: gezin aan de rivier."
    )
    worry = forms.CharField(label="Wat is er aan de hand?", widget=forms.Textarea, max_length=4000)
    person = forms.CharField(label="Om wie gaat het?", max_length=120, required=False, help_text="Mag ook later.")
    next_contact = forms.DateField(label="Volgend contact", widget=forms.DateInput(attrs={"type": "date"}))


class ActionForm(forms.Form):
    """An action on one of the two tracks."""

    track = forms.ChoiceField(label="Spoor", choices=Track.choices, widget=forms.RadioSelect)
    what = forms.CharField(label="Wat gebeurt er?", max_length=500)
    owner = forms.CharField(label="Wie doet het?", max_length=120)
    due = forms.DateField(label="Wanneer klaar?", widget=forms.DateInput(attrs={"type": "date"}))


class AgreementForm(forms.Form):
    """What was agreed, and when the next contact is."""

    agreement = forms.CharField(label="Wat is afgesproken?", widget=forms.Textarea, required=False, max_length=4000)
    next_contact = forms.DateField(
        label="Volgend contact", widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    one_track_reason = forms.CharField(
        label="Waarom is één spoor genoeg?",
        required=False,
        max_length=500,
        help_text="Alleen als er geen twee sporen zijn.",
    )


class PhaseForm(forms.Form):
    """Scale up or down."""

    to_phase = forms.TypedChoiceField(label="Nieuwe fase", choices=Phase.choices, coerce=int)
    criterion = forms.CharField(
        label="Waarom?", max_length=500, help_text="Het criterium waaraan voldaan is, in je eigen woorden."
    )


class StepForm(forms.Form):
    """The next state, from the state that was on the screen."""

    from_state = forms.CharField(widget=forms.HiddenInput)
    to_state = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(label="Reden", max_length=500)
