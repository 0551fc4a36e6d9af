"""All documents at once: what is known of each, and who bears what."""
