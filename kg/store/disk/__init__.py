"""The store as it lies in its folder: committed states, one writer at a time, files that appear at once, what is damaged, how it is opened and filled."""
