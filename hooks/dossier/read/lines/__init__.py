"""What a single line of a text shows by itself, whatever is made of it: cleaning and structure both ask here."""
