"""Phenomena: what we watch for, who can stop it where, and which areas and branches are at risk.

* in: the common list of phenomena (brief B1-B3), barrier models (B7) and area analyses of the RIEC, as files or by hand;
* adds: a municipality's own versions with dates of validity (C48), an action or a reasoned none per risk area (C18);
* out: `queries.phenomena_on`, and the page of a phenomenon.

No person and no address stands here: areas, branches and phenomena only.
"""
