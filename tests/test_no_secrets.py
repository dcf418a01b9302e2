"""The repository holds no secret: no key, and no random value beside a word that means one."""

import math
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
KEY = re.compile(r"BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+/]{20}")
NAMED = re.compile(
    r"(?i)(?:secret|password|passwd|token|api_?key)\w*[\"']?\s*[:=]\s*[\"']([A-Za-z0-9+/_=-]{20,})[\"']"
)
RANDOM = 3.8  # bits a character; words have less, 32 random characters more
LOCKS = ("package-lock", "requirements")  # sums of packages, line after line


def entropy(text):
    return -sum(n / len(text) * math.log2(n / len(text)) for n in Counter(text).values())


def secrets(text):
    named = [one for one in NAMED.findall(text) if entropy(one) > RANDOM]
    return named + KEY.findall(text)


def tracked():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a checkout: there is nothing to list the files of the repository")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name]


def test_no_file_of_the_repository_holds_a_secret():
    looked_at = [path for path in tracked() if path.is_file() and not path.name.startswith(LOCKS)]
    held = {path.name: secrets(path.read_bytes().decode("utf-8", "ignore")) for path in looked_at}

    assert looked_at
    assert not {name: found for name, found in held.items() if found}


def test_a_secret_would_be_found():
    value = "Zm9vYmFyMTIzNDU2Nzg5" + "kQ7xW2pLr9TbVn4s"
    key = "-----BEGIN RSA PRIVATE KEY-----"

    assert secrets(f'client_secret = "{value}"') == [value]
    assert secrets(f"{key}\n{value}{value}")
    assert not secrets('client_secret = "EXAMPLE: what the provider gave"')
    assert not secrets('token_of_a_page = "of-the-tests-and-nothing-else"')
