"""The things a person comes to do: one file each. To add one, write its file and name it in `advance`."""
