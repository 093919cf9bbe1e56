#!/usr/bin/env bash
# Counts the lines of src that the tests run:
#   build/coverage.sh [PROJECT…]    the default is all test projects that need no node and no broker, about ten minutes
# Prints the share of each assembly and the classes with the most lines that no test runs; the whole report is in .artifacts/coverage.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
version=5.5.12
tools=$PWD/.artifacts/tools
folder=$PWD/.artifacts/coverage
projects=("$@")
[[ $# -gt 0 ]] || projects=(Redaction.Tests Tests Hosting.Tests AspNetCore.Tests Tool.Tests)
[ -x "$tools/reportgenerator" ] || dotnet tool install dotnet-reportgenerator-globaltool --version "$version" --tool-path "$tools" >/dev/null

rm -rf "$folder"
mkdir -p "$folder"
cat >"$folder/settings.runsettings" <<'END'
<RunSettings>
  <DataCollectionRunSettings>
    <DataCollectors>
      <DataCollector friendlyName="XPlat Code Coverage">
        <Configuration>
          <Format>cobertura</Format>
          <Include>[Serilog.Ecs.Masking*]*,[ecslog]*</Include>
          <Exclude>[*.Tests]*,[*.Quality]*,[*.Sample]*,[*.ReferenceApp]*</Exclude>
          <ExcludeByFile>**/*.g.cs</ExcludeByFile>
          <SkipAutoProps>true</SkipAutoProps>
        </Configuration>
      </DataCollector>
    </DataCollectors>
  </DataCollectionRunSettings>
</RunSettings>
END
for project in "${projects[@]}"; do
  # A test that measures time may fail: what counts the lines takes time.
  dotnet test "test/Serilog.Ecs.Masking.$project" -f net10.0 -p:Coverage=true --collect 'XPlat Code Coverage' --settings "$folder/settings.runsettings" \
    --results-directory "$folder/$project" -nologo -v quiet | grep -E '^ +Failed |^(Passed|Failed)!' || true
done
"$tools/reportgenerator" "-reports:$folder/*/*/coverage.cobertura.xml" "-targetdir:$folder" '-reporttypes:JsonSummary;TextSummary;Cobertura' -verbosity:Warning >/dev/null
grep -E '^  (Line coverage|Covered lines|Coverable lines|Branch coverage):|^[A-Za-z]' "$folder/Summary.txt"
echo
python3 - "$folder/Cobertura.xml" <<'END'
import collections, sys, xml.etree.ElementTree as tree
# A file that two assemblies share is in the report twice.
hits = collections.defaultdict(int)
for one in tree.parse(sys.argv[1]).iter("class"):
    for line in one.iter("line"):
        hits[one.get("filename"), int(line.get("number"))] += int(line.get("hits"))
missed = collections.defaultdict(list)
for (file, line), count in sorted(hits.items()):
    if count == 0:
        missed[file].append(line)
print(f"{len(hits)} lines, {sum(map(len, missed.values()))} of them run by no test. Files with the most of these:")
for file, lines in sorted(missed.items(), key=lambda entry: -len(entry[1]))[:25]:
    print(f"{len(lines):5}  {file.split('/src/')[-1]}: {', '.join(map(str, lines[:12]))}")
END
