"""The door for time: what beats when, and which casework verb each beat calls."""
