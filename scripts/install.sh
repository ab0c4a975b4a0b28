#!/bin/sh
# Installs what is missing: nothing when node_modules already answers to package-lock.json.
# usage: install.sh run|test     `run` leaves the tools for tests out
set -eu
root=$(CDPATH='' cd "$(dirname "$0")/.." && pwd -P)
cd "$root"
want=${1:-run}
stamp=node_modules/.sabt-installed
lock=$(cksum < package-lock.json)
have=$(cat "$stamp" 2>/dev/null || true)
case $have in
  "$lock test") exit 0 ;;
  "$lock run") [ "$want" = run ] && exit 0 ;;
esac
echo "Installing what is missing …" >&2
omit=
[ "$want" = run ] && omit=--omit=dev
# NODE_ENV=production in the surroundings would leave the test tools out
NODE_ENV='' npm ci $omit --loglevel=error --no-progress >&2
echo "$lock $want" > "$stamp"
