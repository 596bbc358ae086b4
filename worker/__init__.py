"""The worker: fires timers, hands events to jobs, runs the jobs."""
