"""The version of this package, here alone: the build reads it from this file."""

VERSION = "0.2.0"
# The public address of the project's files, once it has one: reports for code scanning link their rules to the guide there.
HOME = ""
