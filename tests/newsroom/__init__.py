"""Years of a newsroom in minutes: random short reports come, go, change their dates and names, are decided upon, and builds are cut off; and whatever has happened,
the graph is the one that its documents alone make.

The suite tries the same few cases every time; ``python -m tests.newsroom NAME`` goes on for as long as it is told.

words       the words of the reports
reports     random reports of a small cast
steps       what happens to a graph, and a case of it as data
reading     what the language model finds in a report, once a process
resolving   who is who, reached step by step and at once
children    builds in processes of their own, which may be cut off
outcomes    what such a process does and tells
folders     the whole flow, in a folder that lives and in a new one
shortening  a shorter case that fails as well
targets     what there is to try
"""
