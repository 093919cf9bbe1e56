#!/usr/bin/env python3
"""Checks what is in the packages after dotnet pack: build/packages-test.py [--release] [FOLDER]. Lists the sizes of the assemblies.

A release has to name its public repository: REPOSITORY_URL=https://… dotnet pack -c Release, then --release checks it."""
import pathlib
import re
import sys
import zipfile

FAMILY = "Serilog.Ecs.Masking"
FRAMEWORKS = ("net8.0", "net10.0")
# The pack's assembly and the engine's, in bytes: an application that logs gets both.
LARGEST = 1_300_000

arguments = [argument for argument in sys.argv[1:] if argument != "--release"]
is_release = len(arguments) < len(sys.argv) - 1
folder = pathlib.Path(arguments[0] if arguments else ".artifacts/package")
source = pathlib.Path(__file__).resolve().parent.parent / "src"
faults = []
without_address = []


def check(package, good, text):
    if not good:
        faults.append(f"{package}: {text}")


def public_types(package):
    """Returns the public types of a package, without the number of their type parameters."""
    types = set()
    for kind in ("Shipped", "Unshipped"):
        for line in (source / package / f"PublicAPI.{kind}.txt").read_text(encoding="utf-8-sig").splitlines():
            if re.fullmatch(r"(\[\w+\])?(static )?[\w.]+(<[\w, ]+>)?", line):
                types.add(re.sub(r"<.*>", "", line.split("]")[-1].removeprefix("static ")))
    return types


def documented_types(documentation):
    """Returns the types that a file of documentation describes, and those whose members it describes."""
    for kind, member in re.findall(r'<member name="([A-Z]):([^"(]+)', documentation):
        name = re.sub(r"`+\d+", "", member)
        yield name if kind == "T" else name.rpartition(".")[0]


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
    address = re.search(r'<repository [^>]*url="(https://[^"]+)"', manifest), re.search(r"<projectUrl>https://[^<]+</projectUrl>", manifest)
    if not all(address):
        without_address.append(package)
    check(package, content.read("icon.png").startswith(b"\x89PNG"), "icon.png is not a PNG")
    for name, wanted in re.findall(rf'<dependency id="({FAMILY}[^"]*)" version="([^"]*)"', manifest):
        check(package, wanted == f"[{version}]", f"depends on {name} {wanted}, not on exactly [{version}]")
    if package == f"{FAMILY}.Tool":
        continue
    check(package, (folder / f"{package}.{version}.snupkg").exists(), "has no package of symbols")
    for framework in FRAMEWORKS:
        for kind in ("dll", "xml"):
            check(package, f"lib/{framework}/{package}.{kind}" in names, f"{kind} for {framework} is missing")
        documentation = f"lib/{framework}/{package}.xml"
        if documentation in names:
            described, public = set(documented_types(content.read(documentation).decode("utf-8-sig"))), public_types(package)
            internal = sorted(described - public)
            check(package, not internal, f"the documentation for {framework} describes {len(internal)} types that are not public, such as {internal[:3]}")
            missing = sorted(public - described)
            check(package, not missing, f"the documentation for {framework} lacks {missing[:3]}")
        assembly = f"lib/{framework}/{package}.dll"
        if assembly in names:
            print(f"{content.getinfo(assembly).file_size:>9,} {package} {framework}")

for framework in FRAMEWORKS:
    both = [packages[name][1].getinfo(f"lib/{framework}/{name}.dll").file_size for name in (FAMILY, f"{FAMILY}.Redaction") if name in packages]
    check(FAMILY, sum(both) < LARGEST, f"pack and engine have {sum(both):,} bytes for {framework}, more than {LARGEST:,}")

if without_address:
    text = f"no https address of the repository in {len(without_address)} packages: pack with REPOSITORY_URL=https://…"
    if is_release:
        faults.append(text)
    else:
        print(f"note: {text}")

print("\n".join(faults) if faults else "ok: the packages are whole")
sys.exit(1 if faults else 0)
