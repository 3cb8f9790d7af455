"""The strict fake of Telegram, a small file for each thing it does; the door is tests/fakes/telegram_server.py."""
