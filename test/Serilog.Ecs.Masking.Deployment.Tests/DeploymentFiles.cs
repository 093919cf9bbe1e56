using System.Runtime.CompilerServices;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>The files that deploy the sample, as they stand beside it.</summary>
internal static class DeploymentFiles
{
    public static string Folder { get; } = Path.GetFullPath(
        Path.Combine(Here(), "../../src/Serilog.Ecs.Masking.Sample/deploy"));

    /// <summary>The whole text of the file at <paramref name="path"/> below <see cref="Folder"/>.</summary>
    public static string Text(string path) => File.ReadAllText(Path.Combine(Folder, path));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
