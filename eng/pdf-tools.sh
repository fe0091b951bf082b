#!/usr/bin/env bash
# Installs the tools by which the tests read our PDF documents as others do, and fonts to add to them, where they are missing and can be installed
# (Debian or Ubuntu, as root or by sudo without a password). Where not, it says so, and those tests are skipped.
set -uo pipefail

# What must be there, and the Debian package that brings it: one line each.
needed=(
  "qpdf qpdf"
  "pdfinfo poppler-utils"
  "pdffonts poppler-utils"
  "pdfdetach poppler-utils"
  "pdftotext poppler-utils"
  "pdfsig poppler-utils"
  "mutool mupdf-tools"
  "openssl openssl"
  "java default-jre-headless"
  "/usr/share/java/preflight.jar libpdfbox2-java"
  "/usr/share/java/fontbox2.jar libfontbox2-java"
  "/usr/share/java/commons-logging.jar libcommons-logging-java"
  "/usr/share/java/javax.activation.jar libactivation-java"
  "/usr/share/java/jaxb-api.jar libjaxb-api-java"
  "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc fonts-wqy-zenhei"
  "/usr/share/fonts/truetype/nanum/NanumGothic.ttf fonts-nanum"
)

say() { printf 'pdf tools: %s\n' "$*"; }

here() { case $1 in /*) [ -e "$1" ] ;; *) command -v "$1" >/dev/null ;; esac }

missing() { # prints the packages of what is not here, each once
  local line
  for line in "${needed[@]}"; do here "${line% *}" || echo "${line#* }"; done | sort -u
}

packages=$(missing)
[ -z "$packages" ] && exit 0

as_root=()
if [ "$(id -u)" != 0 ]; then
  if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root=(sudo -n); else as_root=(false); fi
fi
if ! command -v apt-get >/dev/null || [ "${as_root[*]:-}" = false ]; then
  say "missing and not to be installed from here: $(echo $packages). The tests that need them will be skipped."
  exit 0
fi

say "installing" $packages "..."
export DEBIAN_FRONTEND=noninteractive
{ "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -y -qq --no-install-recommends $packages; } >/dev/null </dev/null
packages=$(missing)
[ -z "$packages" ] || say "still missing:" $packages
exit 0
