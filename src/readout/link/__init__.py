"""What belongs together: articles to stories, shared text to reuse and origins, clauses to groups that say the same."""
