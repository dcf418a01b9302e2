#!/bin/sh
# backup.sh FOLDER KEEP: back the lake up into FOLDER under the time of day, and keep the newest KEEP of those.
# Older ones go only after the new one is whole; a failed back-up leaves all of them and ends with its status.
set -eu
folder=$1 keep=$2
cd "$(dirname "$0")/.."
"${PYTHON:-.venv/bin/python}" -m dashboard backup "$folder/dangjian-$(date +%Y%m%d-%H%M%S).zip"
# What a back-up that was killed left behind is no back-up.
find "$folder" -maxdepth 1 -name 'dangjian-*.zip.draft' -mmin +240 -delete
find "$folder" -maxdepth 1 -name 'dangjian-*.zip' | sort -r | tail -n "+$((keep + 1))" | while IFS= read -r old; do
    rm -- "$old"
done
