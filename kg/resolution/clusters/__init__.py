"""The sets that joining makes, and what people have decided of them."""
