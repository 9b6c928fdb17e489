"""What is new in a group, from several rooms: one stream to read, one feed to subscribe to."""
