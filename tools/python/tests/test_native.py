import platform
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import an8suite
from an8suite import LibraryError, native


class NativeTests(unittest.TestCase):
    def refused(self, path):
        with self.assertRaises(LibraryError) as caught:
            native._open(path)
        return str(caught.exception)

    def changed(self, old, new):
        """The library with other bytes."""
        content = native.LIBRARY.read_bytes()
        self.assertIn(old, content)
        folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        (folder / "changed.so").write_bytes(content.replace(old, new))
        return folder / "changed.so"

    def test_versions_agree(self):
        self.assertEqual(an8suite.__version__, native.build.split("+")[0])
        self.assertEqual(native.build, native._ask(native._open(native.LIBRARY), "an8_version"))

    def test_a_library_of_another_version_is_refused_with_both(self):
        with mock.patch.object(native, "build", "9.9.9+other"):
            self.assertIn(f"is of version {an8suite.__version__}", self.refused(native.LIBRARY))
            self.assertIn("the package an8suite of version 9.9.9+other; install both anew", self.refused(native.LIBRARY))

    def test_a_system_with_an_older_glibc_is_told_what_is_needed(self):
        said = self.refused(self.changed(f"GLIBC_{native.glibc}\0".encode(), b"GLIBC_2.99\0"))
        self.assertIn(f"needs glibc {native.glibc} or later, this system has {' '.join(platform.libc_ver())}; use a newer system", said)

    def test_a_library_that_is_another_or_none_is_refused(self):
        self.assertIn("is not An8Suite's library: ", self.refused(self.changed(b"an8_version\0", b"an8_versiom\0")))
        self.assertIn("cannot be loaded: ", self.refused(Path(__file__)))
        self.assertIn("cannot be loaded: ", self.refused(Path(__file__).with_name("none.so")))

    def test_other_machines_are_refused_by_name(self):
        with mock.patch("platform.machine", lambda: "aarch64"):
            self.assertIn("is for Linux on x86-64, this is Linux on aarch64", self.refused(native.LIBRARY))

    def test_nothing_heavy_is_imported(self):
        code = "import sys, an8suite; sys.exit([m for m in ('torch', 'pandas', 'PIL') if m in sys.modules] or 0)"
        subprocess.run([sys.executable, "-c", code], check=True)


if __name__ == "__main__":
    unittest.main()
