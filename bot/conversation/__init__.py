"""The conversation as pure functions: state and event in, state, replies and effects out."""
