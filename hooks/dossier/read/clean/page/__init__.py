"""What of a web page is its text: lines that are boilerplate by their words, then a score for each line."""
