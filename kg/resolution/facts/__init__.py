"""What is taken for a fact, and what facts say of each node."""
