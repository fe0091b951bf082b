#!/usr/bin/env bash
# Two copies of the application on one database, one of them killed (kill -9) in the middle of an import, of an approval
# and of making a PDF, again and again. Prints how often each step was done or undone; ends with 1 when anything was lost,
# half done, or the audit chain did not verify. The test suite runs two rounds of the same.
#
#   bash eng/two-nodes.sh [ROUNDS]    40 by default: about a hundred kills, two or three a round, ten seconds each round
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build tests/IsmsRoles.Web.Tests -c Release -nologo -v quiet
ISMSROLES_KILL_ROUNDS=${1:-40} dotnet tests/IsmsRoles.Web.Tests/bin/Release/net10.0/IsmsRoles.Web.Tests.dll \
  -noLogo -noColor -showLiveOutput -class IsmsRoles.Web.Tests.TwoNodes.KilledNodeTests
