"""What people report about: the subjects of the form, their few questions, and the other ways that may fit better.

In: a default set for every installation (`default.toml`, from the lists B1-B3 of the domain brief). Adds: a
municipality's own wording, as versions with a first and a last day. Leaves behind: what the public form, the API and the
desk ask. Out: `queries.catalogue`. Nothing about a person stands here.
"""
