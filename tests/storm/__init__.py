"""The product under kills, loads and failures: nothing lost, nothing done twice, nothing too fast."""
