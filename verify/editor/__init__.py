"""`verify lsp` and `verify mcp`: what an editor and an assistant ask for, answered by the same check as everywhere."""
