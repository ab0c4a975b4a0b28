#!/bin/sh
# `npm run bench`: every benchmark, or those named: npm run bench append search
set -eu
root=$(CDPATH='' cd "$(dirname "$0")/.." && pwd -P)
sh "$root/scripts/install.sh" test
cd "$root"
PATH=$root/node_modules/.bin:$PATH
export PATH
if [ $# -eq 0 ]; then set -- append ingest import search verify count linkage map publish long-text coding indicators false-alarms; fi
for name in "$@"; do
  echo "── $name"
  node --disable-warning=ExperimentalWarning "bench/$name.ts"
done
