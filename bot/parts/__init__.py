"""What a process can do: listen to Telegram or Zalo, serve the web, carry messages; each by itself or all together."""
