"""The door for time, tested."""
