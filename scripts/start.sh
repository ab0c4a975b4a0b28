#!/bin/sh
# `npm start`: install what is missing, then serve ./archive, made on the first run.
set -eu
root=$(CDPATH='' cd "$(dirname "$0")/.." && pwd -P)
sh "$root/scripts/install.sh" run
exec "$root/node_modules/.bin/sabt" serve --create "$@"
