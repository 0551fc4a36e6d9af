"""Which people, organisations, things with a name and posts are one."""
