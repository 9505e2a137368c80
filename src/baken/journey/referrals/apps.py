from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "baken.journey.referrals"
    label = "referrals"
