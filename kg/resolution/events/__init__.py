"""What is known of each event that a document tells."""
