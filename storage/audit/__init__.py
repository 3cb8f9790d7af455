"""The audit log as bytes: what an entry's hash is taken of, and the verifier that anybody may copy and run."""
