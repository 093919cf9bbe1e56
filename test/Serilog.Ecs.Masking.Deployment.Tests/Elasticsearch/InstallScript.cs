using System.Diagnostics;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>Runs the install script as a shell would.</summary>
internal static class InstallScript
{
    public static Task<(int Code, string Output, string Error)> RunAsync(IReadOnlyDictionary<string, string> variables, params string[] arguments) =>
        RunFromAsync(Path.Combine(DeploymentFiles.Folder, "elasticsearch"), variables, arguments);

    /// <summary>Runs the script of a folder that holds a copy of the assets.</summary>
    public static async Task<(int Code, string Output, string Error)> RunFromAsync(
        string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo("sh", [Path.Combine(folder, "install.sh"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in new[] { "ELASTICSEARCH_URL", "KIBANA_URL", "CA_CERT", "ADMIN_USER", "ADMIN_PASSWORD", "COLLECTOR_USER", "COLLECTOR_PASSWORD", "KIBANA_SYSTEM_PASSWORD" }.Concat(start.Environment.Keys.Where(static name => name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase)).ToArray()))
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Says why the script cannot be run on this machine, and skips the test.</summary>
    public static void SkipWhereItCannotRun()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("The script is for a POSIX shell, and this is Windows.");
        }

        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!Array.Exists(path, folder => File.Exists(Path.Combine(folder, "curl"))))
        {
            Assert.Ignore("The script needs curl, which is not on this machine.");
        }
    }
}
