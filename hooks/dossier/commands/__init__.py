"""The commands: what each of them does; hooks/dossier/cli.py reads what a person typed."""
