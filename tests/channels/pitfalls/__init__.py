"""What goes wrong between us and the platforms, one test for each known pitfall."""
