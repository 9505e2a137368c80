"""Two logs that are not each other: who looked at what (access), and what was processed of whom (Logboek Dataverwerkingen).

Append-only, chained in sealed batches, heads anchored outside the database (architecture 2.4).
"""
