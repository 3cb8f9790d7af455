"""From the rows of work to the channels: in order, at the pace allowed, each once; what may have failed is told."""
