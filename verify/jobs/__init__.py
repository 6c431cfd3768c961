"""Jobs in processes that can be ended, on this machine or on a cluster."""
