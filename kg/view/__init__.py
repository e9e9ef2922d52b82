"""What people look at: the explorer page, tables for a terminal, the network."""
