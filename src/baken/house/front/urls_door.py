"""The addresses of the house at the public door."""

from django.urls import path

from baken.house.front.views import public

app_name = "public"
urlpatterns = [
    path("zelf-doen", public.advice, name="advice"),
    path("samen-in-de-buurt", public.together, name="together"),
    path("privacy", public.privacy, name="privacy"),
    path("is-er-over-mij-gemeld", public.rights, name="rights"),
    path("toegankelijkheid", public.accessibility, name="accessibility"),
    path(".well-known/security.txt", public.security, name="security"),
    path("verwerkingen", public.activities, name="activities"),
    path("beloften", public.promises, name="promises"),
]
