#!/usr/bin/env bash
#
# Tries the Debian packages where nothing is installed: installs them with apt in a fresh Debian 12
# root, lints one report of each format, reads the manual page and builds a project with the library.
#
#   ./dev package && sudo tests/frontdoor/package_root.sh [FOLDER]
#
# Not a part of `./dev test`: it needs the network and takes minutes.

set -euo pipefail
# shellcheck source=tests/frontdoor/debian_root.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/debian_root.sh"

rm -rf "$root/packages" "$root/formats" "$root/consumer" "$root"/marked.*
mkdir -p "$root/packages"
cp "$repository"/build/release/*.deb "$root/packages"
cp -r "$repository/fixtures/formats" "$root/formats"
cp -r "$repository/tests/cli/consumer" "$root/consumer"

failed=0
# expect STATUS TITLE COMMAND…: runs it in the root and compares its exit status.
expect() {
  local wanted=$1 title=$2 status=0
  shift 2
  inside "$@" || status=$?
  if ((status == wanted)); then
    printf '== %s: status %d, as it should be\n' "$title" "$status"
  else
    printf '== %s: status %d instead of %d\n' "$title" "$status" "$wanted"
    failed=1
  fi
}

inside apt-get -qq update
measure "apt install gouji" inside sh -c \
  'apt-get -qq -y --no-install-recommends install /packages/gouji_*.deb >/dev/null'
expect 0 "gouji version" gouji version
for report in "$root"/formats/*; do
  name=$(basename "$report")
  expect 1 "gouji lint $name" gouji lint --format concise --quiet "/formats/$name"
done
for format in docx pdf xlsx; do
  input=$([[ $format == xlsx ]] && echo /formats || echo "/formats/wrong-total-2025.$format")
  expect 1 "gouji lint --format $format" \
    gouji lint --quiet --format "$format" --output "/marked.$format" "$input"
  expect 0 "what it wrote" test -s "/marked.$format"
done
expect 0 "the manual page" test -s /usr/share/man/man1/gouji.1.gz -o -s /usr/share/man/man1/gouji.1

measure "apt install libgouji-dev" inside sh -c \
  'apt-get -qq -y --no-install-recommends install /packages/libgouji-dev_*.deb g++ cmake make >/dev/null'
expect 0 "a project with the library" sh -c \
  'cmake -S /consumer -B /consumer/build >/dev/null && cmake --build /consumer/build >/dev/null'
expect 1 "what it finds in a PDF" /consumer/build/consumer /formats/wrong-total-2025.pdf
exit "$failed"
