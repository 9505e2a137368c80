"""Files of strangers: recognised by content, made anew in a locked process, so that nothing of the maker comes along.

`sandbox.clean` is the only way in: it starts `inside` in a process without network, files or children. What comes back is
built from pixels and letters, never the bytes that came. `clamd.scan` asks a virus scanner before anything else happens.
"""
