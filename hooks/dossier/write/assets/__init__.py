"""What the pages load beside their HTML: the search, cards, style sheets of languages."""
