"""Lexatlas: how European states define child-protection offences and ages of consent."""

__version__ = "0.1.0"
