"""Events: found by the words of the lexicon, with their roles, places and dates, and whether they are what the word seems to say."""
