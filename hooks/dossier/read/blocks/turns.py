"""Turns of a talk: whose words a paragraph begins with."""

from collections.abc import Sequence
from dataclasses import replace

from dossier.data import Profile
from dossier.model import Block
from dossier.read.clean.speakers import speakers


def mark_turns(blocks: Sequence[Block], profile: Profile) -> list[Block]:
    """Paragraphs that begin with the name of a speaker and a colon, in texts where such names come again."""
    found = speakers([block.text if block.kind == "paragraph" else "" for block in blocks], profile)
    return [replace(block, speaker=found[i][0]) if i in found else block for i, block in enumerate(blocks)]
