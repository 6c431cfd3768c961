"""What `--evidence` names: single files, archives and indexes, as pages for each draft."""
