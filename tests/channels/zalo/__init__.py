"""The Zalo channel against the strict fake, over real HTTP."""
