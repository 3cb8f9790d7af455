"""The conversation, the channels, and what joins them."""
