"""Places: areas with their outlines, what kind of area each is, and addresses as values.

* in: code lists and outlines of neighbourhoods (CBS, PDOK), per vintage;
* adds: the kind of area (kern, winkelgebied, bedrijventerrein, buitengebied, vakantiepark), set by a person (C29);
* out: `queries.area_at`, names and outlines for the picture, and an address as a value for every room that needs one.

Areas are public reference data: every role may read them. An address is never stored here;
it belongs to the record it is about.
"""
