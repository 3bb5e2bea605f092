"""The pages that are no document and no timeline, one module each, named like its template."""
