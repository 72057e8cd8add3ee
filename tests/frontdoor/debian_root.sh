# shellcheck shell=bash disable=SC2034
# A fresh Debian 12 root to try things in: sourced by the scripts beside this one, with their
# arguments. Sets `repository`, `place`, `root` and gives `measure TITLE COMMAND…` and
# `inside COMMAND…`. Needs debootstrap and root. The mirror is the machine's own.
#
# With a folder as argument the root is kept there and used again; otherwise it is temporary.

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
