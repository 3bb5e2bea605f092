"""Commands that write what somebody then completes: texts, translations, pages of names, languages."""
