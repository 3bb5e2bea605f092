"""What a change of texts, rules or program changes for readers: two exports, compared (`dossier diff`)."""
