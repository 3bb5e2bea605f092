"""The glue as hooks of MkDocs, for a collection that lies beside the program, as this one does."""

from dossier.glue.plugin import Dossier

_glue = Dossier()
globals().update({name: getattr(_glue, name) for name in vars(Dossier) if name.startswith("on_")})
