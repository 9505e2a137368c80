"""How Baken starts: home folder, database, processes, settings and the `baken` command."""
