"""What is left out, and by whose word: comments in a draft, a baseline, unchanged lines, hosts."""
