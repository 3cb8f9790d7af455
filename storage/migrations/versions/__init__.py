"""The steps, one file each; a file that has been released is never changed."""
