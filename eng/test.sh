#!/usr/bin/env bash
# Sets up what the tests need, builds once, runs every test project, and ends with the one line
# "N passed, N failed, N skipped". The exit code is 0 only when something passed and nothing failed.
#
#   bash eng/test.sh                  everything
#   bash eng/test.sh Domain Web       only the test projects whose name contains one of these words
#
#   CONFIGURATION=Debug               build this configuration (Release is the default: what is shipped is what is tested)
#   CHROMIUM=/path/to/chrome          the browser for the browser tests
#   TEST_TIMEOUT=1800                 seconds that one test project may take
#
# Results, and the screenshot and trace of each failed browser test, stay in TestResults/.
set -uo pipefail
cd "$(dirname "$0")/.."
configuration=${CONFIGURATION:-Release}
results=$PWD/TestResults
passed=0 failed=0 skipped=0

say() { printf '\n== %s\n' "$*"; }

finish() {
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

# What cannot even start counts as one failure: a run without results must not look like a good one.
give_up() { printf '\n%s\n' "$*" >&2; failed=$((failed + 1)); finish; }

count() { sed -n "s/.*<assembly [^>]* $2=\"\([0-9]*\)\".*/\1/p" "$1" | head -n 1; }

run() { # NAME: runs one built test project and adds its totals up
  local name=$1 report=$results/$1.xml limit=() code=0
  command -v timeout >/dev/null && limit=(timeout "${TEST_TIMEOUT:-1800}")
  say "$name"
  "${limit[@]}" dotnet "tests/$name/bin/$configuration/net10.0/$name.dll" \
    -noLogo -noColor -noAutoReporters -result-xml "$report" </dev/null || code=$?

  local ok bad out errors
  ok=$(count "$report" passed 2>/dev/null) bad=$(count "$report" failed 2>/dev/null)
  out=$(count "$report" skipped 2>/dev/null) errors=$(count "$report" errors 2>/dev/null)
  if [ -z "$ok" ] || [ -z "$bad" ] || [ -z "$out" ]; then
    echo "$name ended with exit code $code and left no results: counted as one failure."
    failed=$((failed + 1))
    return
  fi

  # Errors are failures outside a test, such as a fixture that could not be cleaned up.
  bad=$((bad + ${errors:-0}))
  if [ $((ok + bad + out)) -eq 0 ]; then
    echo "$name ran no test: counted as one failure."
    bad=1
  elif [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then
    echo "$name ended with exit code $code though no test failed: counted as one failure."
    bad=1
  fi
  passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + out))
}

wanted() { # NAME WORD...: whether the name contains one of the words, or there are none
  local name=$1 word
  shift
  [ $# -eq 0 ] && return 0
  for word in "$@"; do case $name in *"$word"*) return 0 ;; esac; done
  return 1
}

projects=()
# The browser tests come last: they are the slowest, and what they need the others have already tried.
for path in $(ls tests/*.Tests/*.csproj | grep -v Browser) tests/*Browser.Tests/*.csproj; do
  name=$(basename "$path" .csproj)
  if wanted "$name" "$@"; then projects+=("$name"); fi
done
[ ${#projects[@]} -gt 0 ] || give_up "No test project has a name that contains: $*"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
command -v dotnet >/dev/null || give_up "The .NET 10 SDK is needed and 'dotnet' was not found: install it, then run this again."
sdk=$(dotnet --version 2>/dev/null) || sdk=none
case $sdk in
  10.*) say "Building with .NET SDK $sdk ($configuration)" ;;
  *) give_up "The .NET 10 SDK is needed; here is: $(dotnet --list-sdks 2>/dev/null | tr '\n' ' ')" ;;
esac

# In continuous integration no compiler stays behind to hold the job open.
build=(-nologo -v quiet -nodeReuse:false)
[ "${CI:-}" = true ] && build+=(-p:UseSharedCompilation=false)
dotnet build IsmsRoles.sln -c "$configuration" "${build[@]}" </dev/null || give_up "The build failed."

case " ${projects[*]} " in
  *" IsmsRoles.Browser.Tests "*)
    say "Looking for a Chromium"
    CHROMIUM=$(bash eng/chromium.sh "tests/IsmsRoles.Browser.Tests/bin/$configuration/net10.0") || give_up "The browser tests have no browser."
    export CHROMIUM
    echo "$CHROMIUM: $("$CHROMIUM" --version 2>/dev/null </dev/null)"
    ;;
esac

case " ${projects[*]} " in
  *" IsmsRoles.Documents.Tests "*)
    say "Looking for the tools that read PDF"
    bash eng/pdf-tools.sh
    ;;
esac

rm -rf "$results"
mkdir -p "$results"
for name in "${projects[@]}"; do run "$name"; done

say "Results are in TestResults/"
kept=$(cd "$results" && find browser -type f 2>/dev/null | sort)
[ -n "$kept" ] && printf 'Each failed browser test left a screenshot and a trace there:\n%s\n\n' "$kept"
finish
