"""Tables, the one way to write, queries, migrations, dialog state and outgoing messages. Knows no rules."""
