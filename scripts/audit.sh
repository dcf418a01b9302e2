#!/bin/sh
# Known faults of the libraries we run with, where a database of them can be reached; otherwise say so and go on.
#   sh scripts/audit.sh PIP-AUDIT REQUIREMENTS
# What cannot be upgraded yet stands in scripts/audit-ignored.txt: fault, last day it is accepted, reason.
set -u
program=$1
requirements=$2
ignored="$(dirname "$0")/audit-ignored.txt"
seconds=45
[ -x "$program" ] || { echo "$program is missing: make audit sets it up." >&2; exit 2; }
report=$(mktemp) && trap 'rm -f "$report"' EXIT
today=$(date +%Y-%m-%d)

set --
while read -r fault until reason; do
  case "$fault" in "" | "#"*) continue ;; esac
  if expr "$today" \> "$until" >/dev/null; then
    echo "$fault was accepted until $until ($reason): upgrade, or say again why not." >&2
    exit 1
  fi
  set -- "$@" --ignore-vuln "$fault"
done <"$ignored"

timeout "$seconds" "$program" -r "$requirements" --require-hashes --disable-pip \
  --progress-spinner off --timeout 10 --format columns "$@" >"$report" 2>&1
status=$?
skipped=$(grep -c 'could not be audited' "$report")
total=$(grep -c '^[a-z].*==' "$requirements")
if [ "$status" = 0 ] && [ $((2 * skipped)) -lt "$total" ]; then
  echo "No known fault in the libraries of $requirements; $skipped of $total are not in the database."
elif grep -q '^Found [0-9]* known vulnerabilit' "$report"; then
  cat "$report" >&2
  exit 1
else
  echo "No database of known faults can be reached here, so the libraries of $requirements were not audited."
fi
