"""Insight: the picture of the municipality in numbers (veiligheidsbeeld), beyond the wall.

* in: public figures and the rooms' own counts, both from the warehouse; outlines and kinds of areas
  from `ground.places`;
* adds: what is usual, what is beyond chance, and what the figures cannot tell;
* leaves behind: figures with source, reference date, definition and interval for the council;
* out: nothing about a person, a household or an address, ever. Areas x phenomena x periods only.
"""
