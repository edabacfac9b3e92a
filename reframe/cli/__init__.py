"""The command line: one small file per command group, imported only when its command runs."""
