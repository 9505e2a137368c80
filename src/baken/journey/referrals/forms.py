"""The forms of a referral."""

from django import forms

from baken.journey.referrals.vocabulary import RiecActivity


class RiecReferralForm(forms.Form):
    """The four criteria of Wgs 2.23(3)."""

    activity = forms.ChoiceField(label="Waarvoor?", choices=RiecActivity.choices, widget=forms.RadioSelect)
    type_of_signal = forms.CharField(
        label="a. Wat voor signaal is het?", widget=forms.Textarea, max_length=2000, required=False
    )
    number_and_nature = forms.CharField(
        label="b. Hoeveel, van welke aard, hoe groot?", widget=forms.Textarea, max_length=2000, required=False
    )
    weight_and_earlier_steps = forms.CharField(
        label="c. Hoe ernstig, en wat is al gedaan?", widget=forms.Textarea, max_length=2000, required=False
    )
    similar_signals = forms.CharField(
        label="d. Welke deelnemers hebben zulke signalen, en hoe hangen ze samen?",
        widget=forms.Textarea,
        max_length=2000,
        required=False,
    )


class StepForm(forms.Form):
    """The next state, from the state that was on the screen."""

    from_state = forms.CharField(widget=forms.HiddenInput)
    to_state = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(label="Toelichting", max_length=2000)
