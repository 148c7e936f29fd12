"""Counts claims that hold and keeps those that do not."""

from contextlib import contextmanager

SHOWN = 10


class Checks:
    def __init__(self):
        self.failures = 0

    @contextmanager
    def about(self, name: str, claim: str):
        """Gives a function that takes a condition and, for when it does not hold, what was found."""
        held, failed = 0, []

        def check(condition, found):
            nonlocal held
            if condition:
                held += 1
            else:
                failed.append(str(found))

        try:
            yield check
        except Exception as error:  # A loader that throws is a finding like any other.
            failed.append(f"{type(error).__name__}: {error}")
        if not held and not failed:
            failed.append("nothing was checked")
        print(f"{'FAILED' if failed else 'holds':<7} {name:<22} {claim}: {held:,} checks")
        for found in failed[:SHOWN]:
            print(f"        {found}")
        if len(failed) > SHOWN:
            print(f"        and {len(failed) - SHOWN} more")
        self.failures += len(failed)

    def finish(self) -> int:
        """The exit code."""
        print(f"{self.failures} failures" if self.failures else "every loader read every file")
        return 1 if self.failures else 0
