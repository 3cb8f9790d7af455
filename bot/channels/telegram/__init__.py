"""Telegram: heard through aiogram, written to through python-telegram-bot, each imported only where it runs."""
