"""The pictures of the handbook: which there are, the site that they show, and how they are made."""
