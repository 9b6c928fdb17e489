"""What happened, who did it, when: append-only, in a Merkle tree that anybody can check."""
