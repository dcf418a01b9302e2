#!/bin/sh
# Install the named Debian packages that are missing, when we may; otherwise say which are missing and go on.
set -u
missing=""
for package in "$@"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Installing from Debian:$missing"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null && exit 0
  echo "Could not install:$missing" >&2
  exit 1
fi
echo "Not installed:$missing. What needs them says so and is left out: sudo apt-get install$missing" >&2
