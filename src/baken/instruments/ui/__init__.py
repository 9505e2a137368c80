"""How Baken looks: base templates, components, a theme per municipality, a gallery. Knows nothing about safety."""
