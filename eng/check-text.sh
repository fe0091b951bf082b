#!/usr/bin/env bash
# Fails when a file of the repository names a place that exists only on the machine it was made on:
# a folder of that machine, somebody's home folder, or the host of a package source. Such a line works
# for its author alone, and tells readers what they need not know.
# The words looked for are taken from the machine itself, so that none of them has to be written here.
set -uo pipefail
cd "$(dirname "$0")/.."

quote() { sed 's/[][\.*^$+?(){}|/]/\\&/g'; }

# Folders: this checkout and the one it lies in, the home folder, the temporary folder. Names that any
# machine or container uses in the ordinary way are not telling.
folders() {
  printf '%s\n' "$PWD" "$(dirname "$PWD")" "$HOME" "$(dirname "$(mktemp -u)")" |
    grep -vxE '/|/(app|src|srv|opt|usr|var|mnt|home|builds|repo|source)' | sort -u
}

# Hosts: where NuGet, npm and the system's packages come from here.
hosts() {
  {
    dotnet nuget list source --format short
    find . "$HOME/.nuget/NuGet" -maxdepth 2 -iname 'nuget*.config' -exec cat {} +
    command -v npm >/dev/null && npm config get registry
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*
    printf '%s\n' "${http_proxy:-}" "${https_proxy:-}" "${HTTP_PROXY:-}" "${HTTPS_PROXY:-}"
  } 2>/dev/null </dev/null | grep -vE '^[[:space:]]*#' | grep -oE 'https?://[^/"[:space:]>]+' | sed -E 's#^https?://([^@]*@)?##; s/:[0-9]+$//' |
    grep -vxE 'localhost|127\.0\.0\.1|www\.w3\.org' | sort -u
}

places=$(folders | quote | paste -sd'|' -)
sources=$(hosts | quote | paste -sd'|' -)
pattern="(^|[^A-Za-z0-9_.~/-])($places)(/|[^A-Za-z0-9_./-]|\$)|/(home|Users)/[a-z][a-z0-9_-]*/|[A-Z]:\\\\Users\\\\"
[ -n "$sources" ] && pattern="$pattern|$sources"

if found=$(git grep --untracked -n -a -o -E -e "$pattern" -- .); then
  printf '%s\n' "$found"
  echo "These lines name a folder or a package source of one machine. Say it without (a path in the repository, a relative path, a setting)."
  exit 1
fi
echo "No file names a folder or a package source of this machine."
