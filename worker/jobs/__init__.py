"""Jobs: what happens elsewhere because of an event. Each is written to run twice."""
