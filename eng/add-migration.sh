#!/usr/bin/env bash
# Adds one migration, under the same name, to every database provider under src/IsmsRoles.Data.*.
# A provider project has a design-time factory and keeps its migrations in Migrations/.
#
# usage: bash eng/add-migration.sh NAME     for example: bash eng/add-migration.sh AddWaivers
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:-}
case $name in
  [A-Z]*) ;;
  *) echo "usage: bash eng/add-migration.sh NAME   (a name such as AddWaivers)" >&2; exit 2 ;;
esac
export MSBUILDDISABLENODEREUSE=1 DOTNET_NOLOGO=1

dotnet tool restore
for path in src/IsmsRoles.Data.*/*.csproj; do
  provider=$(dirname "$path")
  if ls "$provider"/Migrations/*_"$name".cs >/dev/null 2>&1; then
    echo "$provider already has a migration named $name." >&2
    exit 1
  fi
done
for path in src/IsmsRoles.Data.*/*.csproj; do
  provider=$(dirname "$path")
  echo "== $provider"
  dotnet build "$path" -nologo -v quiet
  dotnet ef migrations add "$name" --no-build --project "$path" --startup-project "$path" --output-dir Migrations
done
git status --short -- src
