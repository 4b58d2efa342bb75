"""Text to meaning, pure: no I/O but the data files that lie beside the code."""
