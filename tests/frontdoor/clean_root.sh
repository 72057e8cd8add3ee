#!/usr/bin/env bash
#
# Tries the front door where nothing is installed: a fresh Debian 12 root with git and no more.
#
#   sudo tests/frontdoor/clean_root.sh [FOLDER]
#
# FOLDER (default: a temporary one, removed at the end) is kept and used again, so that a second run
# shows what is *not* repeated. Not a part of `./dev test`: it installs some hundred packages and
# takes several minutes.

set -euo pipefail
# shellcheck source=tests/frontdoor/debian_root.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/debian_root.sh"

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
