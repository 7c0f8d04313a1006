"""An application of Django's, without migrations."""
