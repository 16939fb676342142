"""What happened to a run, told to upper rooms inside the transaction that did it."""

from django.dispatch import Signal

#: After a run's facts were written: `run`, locked and fresh; `before`, its ``RunPlan`` until then;
#: `has_moved`, whether it is public and has other days or another place now; `by`, None if unknown.
run_changed = Signal()

#: After a run was called off: `run`, `by`.
run_cancelled = Signal()

#: After a run was made public: `run`.
run_approved = Signal()
