"""Between the package and MkDocs: the plugin, and the folders of templates, styles and scripts that it finds."""
