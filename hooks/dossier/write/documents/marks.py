"""What is laid on the blocks of a document when its page is made: ids, numbers, links."""

from dataclasses import dataclass

from dossier.write.documents.parallel import Parallel


@dataclass(frozen=True, slots=True)
class Link:
    """A name that becomes a link, by its offsets in the block's text."""

    start: int
    end: int
    href: str
    external: bool = False
    """Whether it leads to another site."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where what a block was made of is shown: its raw text, its original."""

    href: str
    label: str
    language: str = ""
    """Of what is there, where it is another."""
    spoken: str = ""
    """Language of the label, where the text is in another."""

    def attributes(self, name: str) -> dict[str, str]:
        """Of the link; name: its class."""
        told = {key: code for key, code in (("hreflang", self.language), ("lang", self.spoken)) if code}
        # All that is seen of it is the code of that language.
        hint = {"title": self.label} if self.language else {}
        return {"class": name, "href": self.href, "aria-label": self.label, **hint, **told}


@dataclass(frozen=True, slots=True)
class Mark:
    """What is laid on one block."""

    id: str
    number: int = 0
    """0 for headings, which have none."""
    label: str = ""
    """What a screen reader says of the number ("Paragraph 7")."""
    classes: str = ""
    links: tuple[Link, ...] = ()
    source: Source | None = None
    original: Source | None = None
    """The way from a translated block to what it renders."""
    parallel: Parallel | None = None
    redirect: tuple[str, ...] = ()
    """Ids that the block once had; old links lead to it."""
    spoken: str = ""
    """Language of the labels, where the text is in another."""
