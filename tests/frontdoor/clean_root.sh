#!/usr/bin/env bash
#
# Tries the front door where nothing is installed: a fresh Debian 12 root with git and no more.
#
#   sudo tests/frontdoor/clean_root.sh [FOLDER]
#
# Needs debootstrap and root. FOLDER (default: a temporary one, removed at the end) is kept and
# used again, so that a second run shows what is *not* repeated. The mirror is the machine's own.
# Not a part of `./dev test`: it installs some hundred packages and takes several minutes.

set -euo pipefail

# Mounts of its own: /proc of the root is seen by nobody else and is gone with this script, however
# that ends.
if [[ -z ${GOUJI_OWN_MOUNTS:-} ]]; then
  GOUJI_OWN_MOUNTS=1 exec unshare --mount --propagation private bash "$0" "$@"
fi

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
repository=$(git -C "$here" rev-parse --show-toplevel)
if (($# > 0)); then
  mkdir -p "$1"
  place=$(cd -- "$1" && pwd)
else
  place=$(mktemp -d)
fi
root=$place/root

# The first mirror of the machine that serves bookworm, in either notation of apt.
find_mirror() {
  {
    sed -nE 's/^deb +(\[[^]]*\] +)?(http[^ ]+) +bookworm .*/\2/p' /etc/apt/sources.list
    sed -nE 's/^URIs: *(http[^ ]+).*/\1/p' /etc/apt/sources.list.d/*.sources
  } 2>/dev/null | grep -m 1 debian || echo http://deb.debian.org/debian
}

(($# > 0)) || trap 'rm -rf --one-file-system "$place"' EXIT

measure() {
  local title=$1 begin=$SECONDS status=0
  shift
  "$@" || status=$?
  printf '== %s: status %d, %d s\n' "$title" "$status" $((SECONDS - begin))
}

inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 "$@"; }

if [[ ! -e $root/etc/debian_version ]]; then
  mirror=$(find_mirror)
  measure "debootstrap from $mirror" \
    debootstrap --variant=minbase --include=ca-certificates,git bookworm "$root" "$mirror" \
    >"$place/debootstrap.log"
  tail -n 1 "$place/debootstrap.log"
fi
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
cp /etc/resolv.conf "$root/etc/resolv.conf"
# How this machine reaches its mirror (a proxy, retries); hooks of its other programs stay behind.
grep -lE '^ *Acquire' /etc/apt/apt.conf.d/* 2>/dev/null |
  xargs -r cp -t "$root/etc/apt/apt.conf.d"

# A clone of what is committed, as a stranger gets it.
git -C "$repository" bundle create -q "$root/gouji.bundle" HEAD
inside sh -c 'cd / && { test -d gouji || git clone -q gouji.bundle gouji; } &&
  cd gouji && git fetch -q ../gouji.bundle HEAD && git -c advice.detachedHead=false checkout -q --detach FETCH_HEAD'

report=$(git -C "$repository" ls-files 'fixtures/reports/*' | head -n 1)
if [[ -n $report ]]; then
  measure "./dev lint $report" inside /gouji/dev lint "/gouji/$report"
  measure "the same again" inside /gouji/dev lint "/gouji/$report"
fi
measure "./dev test" inside /gouji/dev test
measure "the same again" inside /gouji/dev test
