"""The roof: settings, wiring, command line, channels, the turn and the sender. Nobody imports it."""
