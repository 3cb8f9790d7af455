"""`antq db backup` and `antq db restore`, on both databases."""
