"""The title: the one line that is most likely it, the lines over which it goes on, a cover page that is all title."""
