"""One module a format: ``parse`` gives the text and what is known about it. Refusals are ``Refused`` with the reason."""
