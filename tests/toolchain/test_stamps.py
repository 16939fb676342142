"""Stamps: half a job is done again, a whole one is not."""

from toolchain import places, stamps


def test_fingerprint_keeps_parts_apart(tmp_path):
    """Moving a letter from one part to the next changes the mark."""
    file = tmp_path / "lock"
    file.write_text("ab")
    assert stamps.fingerprint("ab", "c") != stamps.fingerprint("a", "bc")
    assert stamps.fingerprint(file) == stamps.fingerprint("ab")


def test_folder_is_made_only_with_the_same_mark(tmp_path):
    """A folder counts as finished for the lock it was made from and for no other."""
    stamps.write(tmp_path, "one")
    assert stamps.is_made(tmp_path, "one")
    assert not stamps.is_made(tmp_path, "two")


def test_interrupted_work_is_not_made(tmp_path):
    """A folder whose stamp was taken away before the work is not finished."""
    stamps.write(tmp_path, "one")
    stamps.remove(tmp_path)
    stamps.remove(tmp_path)
    assert not stamps.is_made(tmp_path, "one")
    assert not stamps.is_made(tmp_path / "absent", "one")


def test_lock_may_be_nested(tmp_path, monkeypatch):
    """Who holds the installer's lock may ask for it again."""
    monkeypatch.setattr(stamps, "fetched", lambda: tmp_path)
    with stamps.one_at_a_time(), stamps.one_at_a_time():
        assert (tmp_path / "install.lock").exists()


def test_cache_folder_is_shared_when_asked(tmp_path, monkeypatch):
    """XDG_CACHE_HOME moves what is fetched out of the clone."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert places.fetched().parent == tmp_path
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert places.fetched().is_relative_to(places.ROOT)
