#!/bin/sh
# Puts other people's tools into a folder of their own, for test/interop: `sh interop/install.sh DIR`.
# Debian's packages come from the mirror that this machine already uses, but of the suite named below, through apt with
# a configuration of its own; nothing is installed on the system. The npm packages go into DIR/npm.
set -eu
[ $# -eq 1 ] || { echo 'usage: sh interop/install.sh DIR' >&2; exit 2; }
suite=${SUITE:-trixie}
mkdir -p "$1"
dir=$(CDPATH='' cd "$1" && pwd -P)
apt=$dir/apt
mkdir -p "$apt/etc" "$apt/lists/partial" "$apt/cache/archives/partial" "$dir/root" "$dir/npm"
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | head -n 1)
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" >"$apt/etc/sources.list"
: >"$apt/status"
cat >"$apt/apt.conf" <<CONF
Dir::Etc "$apt/etc";
Dir::Etc::sourcelist "$apt/etc/sources.list";
Dir::Etc::sourceparts "-";
Dir::State::lists "$apt/lists";
Dir::State::status "$apt/status";
Dir::Cache "$apt/cache";
CONF
export APT_CONFIG="$apt/apt.conf"
apt-get update
apt-get install --yes --download-only --no-install-recommends \
  golang-1.24-go golang-golang-x-mod-dev golang-github-transparency-dev-formats-dev \
  golang-github-transparency-dev-merkle-dev golang-sigsum-sigsum-go-dev litetlog \
  golang-github-filosottile-litetlog-dev python3-opentimestamps
for deb in "$apt"/cache/archives/golang-*.deb "$apt"/cache/archives/litetlog_*.deb \
  "$apt"/cache/archives/python3-opentimestamps_*.deb "$apt"/cache/archives/python3-bitcoinlib_*.deb; do
  dpkg -x "$deb" "$dir/root"
done
# Debian's litewitness 0.4.3-3 ends each request in a panic, since its SQLite takes no array for a parameter: from the
# same package's source, with that one argument as text.
witness=$dir/root/usr/share/gocode/src/filippo.io/litetlog/internal/witness/witness.go
sed 's/nil, newSize, newHash, origin, oldSize/nil, newSize, newHash.String(), origin, oldSize/' "$witness" >"$dir/witness.go"
printf '{"Replace":{"%s":"%s"}}' "$witness" "$dir/witness.go" >"$dir/overlay.json"
GOROOT=$dir/root/usr/lib/go-1.24 GO111MODULE=off GOPATH=$dir/root/usr/share/gocode GOTOOLCHAIN=local \
  "$dir/root/usr/lib/go-1.24/bin/go" build -overlay "$dir/overlay.json" -o "$dir/bin/litewitness" \
  filippo.io/litetlog/cmd/litewitness
npm install --prefix "$dir/npm" --ignore-scripts --no-audit --no-fund @sigstore/verify@3.1.1 \
  @alexalves87/opentimestamps@1.0.5
echo "Now: SABT_INTEROP=$dir npm test 'test/interop/*.test.ts'"
