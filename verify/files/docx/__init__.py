"""Word documents (docx), read as a stream and within limits."""
