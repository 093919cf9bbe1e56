using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>The full names of all types of the shared frameworks on this machine.</summary>
internal static class FrameworkTypeNames
{
    private const string AspNetCore = "Microsoft.AspNetCore.App";

    public static string[] Read() =>
        [.. Directories().SelectMany(directory => Directory.EnumerateFiles(directory, "*.dll")).SelectMany(NamesOf).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Directories()
    {
        var core = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        yield return core;
        var web = Path.Combine(core, "..", "..", AspNetCore, Path.GetFileName(core));
        if (Directory.Exists(web))
        {
            yield return web;
        }
    }

    private static List<string> NamesOf(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        if (!file.HasMetadata)
        {
            return [];
        }

        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeDefinitions.Select(handle => NameOf(metadata, metadata.GetTypeDefinition(handle))).Where(
            name => !name.Contains("<Module>", StringComparison.Ordinal))];
    }

    private static string NameOf(MetadataReader metadata, TypeDefinition type)
    {
        var name = metadata.GetString(type.Name);
        var space = metadata.GetString(type.Namespace);
        var outer = type.GetDeclaringType();
        return outer.IsNil ? space.Length == 0 ? name : space + "." + name : NameOf(metadata, metadata.GetTypeDefinition(outer)) + "+" + name;
    }
}
