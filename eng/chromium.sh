#!/usr/bin/env bash
# Prints the path of a Chromium that starts; installs one where there is none.
# What it does it says on standard error, so that standard output is the path alone.
#
#   CHROMIUM=/path/to/chrome   use this one
#
# usage: eng/chromium.sh [FOLDER OF THE BUILT BROWSER TESTS]
# The folder is where Playwright's own installer lies once the browser tests are built.
set -euo pipefail
cd "$(dirname "$0")/.."
built=${1:-}
own=$PWD/artifacts/browsers

say() { printf 'chromium: %s\n' "$*" >&2; }

# A file of that name is not enough: on some systems it is a stub that asks for another installer.
starts() { [ -n "$1" ] && command -v "$1" >/dev/null 2>&1 && "$1" --version </dev/null >/dev/null 2>&1; }

find_one() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "$own"/chromium-*/chrome-linux*/chrome \
    "${XDG_CACHE_HOME:-$HOME/.cache}"/ms-playwright/chromium-*/chrome-linux*/chrome; do
    if starts "$name"; then command -v "$name"; return; fi
  done
  return 1
}

if [ -n "${CHROMIUM:-}" ]; then
  starts "$CHROMIUM" || { say "CHROMIUM is set to '$CHROMIUM', which does not start. Correct it or unset it."; exit 1; }
  command -v "$CHROMIUM"
  exit
fi
find_one && exit

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  say "none found; installing Debian's package (apt-get install chromium) ..."
  export DEBIAN_FRONTEND=noninteractive
  # The browser needs some font to lay text out with; a bare machine has none.
  if apt-get update -qq >&2 </dev/null && apt-get install -y -qq --no-install-recommends chromium fonts-liberation >&2 </dev/null; then
    find_one && exit
  fi
  say "that gave no browser that starts; trying Playwright's own."
fi

node=$(ls "$built"/.playwright/node/*/node 2>/dev/null | head -n 1) || true
if [ -n "$node" ]; then
  say "installing Playwright's own into artifacts/browsers ..."
  if PLAYWRIGHT_BROWSERS_PATH=$own "$node" "$built/.playwright/package/cli.js" install chromium >&2 </dev/null; then
    find_one && exit
  fi
fi

say "no Chromium, and none could be installed. Install one (as root on Debian or Ubuntu: apt-get install chromium), or set CHROMIUM to the path of Chromium or Chrome, and run this again."
exit 1
