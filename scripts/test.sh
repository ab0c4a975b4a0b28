#!/bin/sh
# `npm test`: install what is missing, check the types, then run every test. Arguments name test files.
set -eu
root=$(CDPATH='' cd "$(dirname "$0")/.." && pwd -P)
sh "$root/scripts/install.sh" test
cd "$root"
PATH=$root/node_modules/.bin:$PATH
export PATH
tsc --noEmit -p tsconfig.json
tsc --noEmit -p packages/islands
biome check . --diagnostic-level=error
depcruise --config .dependency-cruiser.cjs packages --output-type err
if [ $# -eq 0 ]; then set -- 'packages/**/*.test.ts' 'test/**/*.test.ts'; fi
exec node --disable-warning=ExperimentalWarning --test --test-concurrency=2 --test-timeout=600000 --test-reporter=spec "$@"
