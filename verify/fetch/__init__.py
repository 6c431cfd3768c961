"""The only HTTP: addresses into bytes, politely, safely, cached."""
