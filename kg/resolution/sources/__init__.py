"""What is independent of what: copies, passages that repeat one another, origins."""
