namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>The files that deploy the sample, as they are beside it.</summary>
internal static class DeploymentFiles
{
    public static string Folder { get; } = Path.Combine(FindRoot(), "src", "Serilog.Ecs.Masking.Sample", "deploy");

    /// <summary>The whole text of the file at <paramref name="path"/> below <see cref="Folder"/>.</summary>
    public static string Text(string path) => File.ReadAllText(Path.Combine(Folder, path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Serilog.Ecs.Masking.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run within the repository.");
    }
}
