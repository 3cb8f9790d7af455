"""The strict fake of Zalo's Bot Platform; its plumbing is Telegram's, the door is tests/fakes/zalo_server.py."""
