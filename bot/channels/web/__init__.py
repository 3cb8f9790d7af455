"""The web chat: sign-in by link, one page, its messages over plain requests and a stream."""
