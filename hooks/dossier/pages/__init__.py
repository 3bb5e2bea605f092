"""What people write: Markdown pages with front matter under docs/, and the corrections of seeds."""
