"""The door for people, tested."""
