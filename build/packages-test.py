#!/usr/bin/env python3
"""Checks what is in the packages after dotnet pack: build/packages-test.py [FOLDER]. Lists the sizes of the assemblies."""
import pathlib
import re
import sys
import zipfile

FAMILY = "Serilog.Ecs.Masking"
FRAMEWORKS = ("net8.0", "net10.0")
# The pack's assembly and the engine's, in bytes: an application that logs gets both.
LARGEST = 1_250_000

folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".artifacts/package")
faults = []


def check(package, good, text):
    if not good:
        faults.append(f"{package}: {text}")


packages = {}
for file in sorted(folder.glob(f"{FAMILY}*.nupkg")):
    package, version = re.fullmatch(rf"({FAMILY}(?:\.[A-Z][A-Za-z]*)*)\.(\d.*)\.nupkg", file.name).groups()
    packages[package] = (version, zipfile.ZipFile(file))

check(FAMILY, len(packages) == 7, f"{len(packages)} packages, not 7")
for package, (version, content) in packages.items():
    names = set(content.namelist())
    manifest = content.read(f"{package}.nuspec").decode()
    for name in ("README.md", "icon.png"):
        check(package, name in names, f"{name} is missing")
    for tag in ("readme", "icon", "license", "description", "tags"):
        check(package, f"<{tag}" in manifest, f"<{tag}> is missing")
    check(package, content.read("icon.png").startswith(b"\x89PNG"), "icon.png is no PNG")
    for name, wanted in re.findall(rf'<dependency id="({FAMILY}[^"]*)" version="([^"]*)"', manifest):
        check(package, wanted == f"[{version}]", f"depends on {name} {wanted}, not on exactly [{version}]")
    if package == f"{FAMILY}.Tool":
        continue
    check(package, (folder / f"{package}.{version}.snupkg").exists(), "has no package of symbols")
    for framework in FRAMEWORKS:
        for kind in ("dll", "xml"):
            check(package, f"lib/{framework}/{package}.{kind}" in names, f"{kind} for {framework} is missing")
        assembly = f"lib/{framework}/{package}.dll"
        if assembly in names:
            print(f"{content.getinfo(assembly).file_size:>9,} {package} {framework}")

for framework in FRAMEWORKS:
    both = [packages[name][1].getinfo(f"lib/{framework}/{name}.dll").file_size for name in (FAMILY, f"{FAMILY}.Redaction") if name in packages]
    check(FAMILY, sum(both) < LARGEST, f"pack and engine have {sum(both):,} bytes for {framework}, more than {LARGEST:,}")

print("\n".join(faults) if faults else "ok: the packages are whole")
sys.exit(1 if faults else 0)
