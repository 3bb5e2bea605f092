"""What is known of the repository in which a collection is kept: its history, and where its forge takes changes up."""
