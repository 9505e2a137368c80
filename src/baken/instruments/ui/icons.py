"""The drawn marks of Baken: a few line icons and the lighthouse, as inline SVG without styles or scripts."""

from typing import Final

PATHS: Final[dict[str, str]] = {
    "arrow": '<path d="M5 12h13M12.5 6l6 6-6 6"/>',
    "back": '<path d="M19 12H6M11.5 6l-6 6 6 6"/>',
    "bell": '<path d="M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4"/>',
    "building": '<path d="M5 21V5l8-2v18M13 9h6v12M3.5 21h17M8 8h2M8 12h2M8 16h2M16 13h.01M16 17h.01"/>',
    "calendar": '<rect x="4" y="5.5" width="16" height="15" rx="2"/><path d="M4 10.5h16M8.5 3v4M15.5 3v4"/>',
    "check": '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.2l3.4 2"/>',
    "cross": '<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>',
    "door-closed": '<path d="M6.500 20.500v-16h11v16M3.500 20.500h17M14.300 12.700h.01"/>',
    "door-open": '<path d="M13.500 4.500h4v16M3 20.500h3.500M17.500 20.500H21M6.500 20.500v-16l7-1.500v19.500zM10.800 12.700h.01"/>',
    "download": '<path d="M12 4v11M7 11l5 5 5-5M5 20h14"/>',
    "eye": '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="2.8"/>',
    "file": '<path d="M6 3h8l4.5 4.5V21H6zM13.5 3v5h5"/>',
    "home": '<path d="M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-5.5h4V20"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.2M12 7.7h.01"/>',
    "link": '<path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7M14 10a4 4 0 0 0-6-.4l-3 3A4 4 0 0 0 10.700 18.300L12 17"/>',
    "lock": '<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.500V7.500a4 4 0 0 1 8 0v3M12 14.500v2"/>',
    "map": '<path d="M3.500 6.500L9 4l6 2.500L20.500 4v13.500L15 20l-6-2.500L3.500 20zM9 4v13.500M15 6.500V20"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4.500 20.500c.6-4.200 3.600-6.500 7.500-6.500s6.900 2.300 7.500 6.500"/>',
    "phone": '<path d="M6.500 3.500l3 .5 1.500 4-2 1.800a11 11 0 0 0 5.200 5.200l1.800-2 4 1.500.5 3c0 1.500-1.500 3-3 3C10.500 20.500 3.500 13.500 3.500 6.500c0-1.500 1.500-3 3-3z"/>',
    "print": '<path d="M7 9V3.500h10V9M7 17.500H4V9h16v8.500h-3M7 14.500h10v6H7z"/>',
    "refuse": '<circle cx="12" cy="12" r="8.500"/><path d="M6 6l12 12"/>',
    "search": '<circle cx="10.500" cy="10.500" r="6.500"/><path d="M15.500 15.500L20.500 20.500"/>',
    "urgent": '<path d="M12 3.500L21.500 20h-19zM12 10v4.500M12 17.300h.01"/>',
}  # fmt: skip

LIGHTHOUSE: Final = (
    '<path class="baken-mark__beam" d="M35.500 13L62 5v17zM28.500 13L2 5v17z"/>'
    '<path class="baken-mark__lamp" d="M27 10a5 5 0 0 1 10 0v7H27z"/>'
    '<path class="baken-mark__tower" d="M32 1.500a1.500 1.500 0 0 1 1.500 1.500v1.700A7.500 7.500 0 0 1 39.500 12v1.500h1.500V18H23v-4.500h1.500V12a7.500 7.500 0 0 1 6-7.300V3A1.500 1.500 0 0 1 32 1.500z'
    'M28.500 10.500V14h7v-3.500a3.500 3.500 0 0 0-7 0zM25.800 20h12.400l1 9.500H24.800zM24.300 35h15.400l1 9.500H23.300zM22.800 50h18.400l1.200 12H21.600z"/>'
)
