using System.Diagnostics;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>rsyslog with the configuration of the sample, in folders of its own.</summary>
internal sealed class Rsyslog : IDisposable
{
    public const string User = "collector";

    public const string Password = "p!a\"s$s:w'ord";

    private static readonly string[] Files = ["auth-api.conf", "elasticsearch.conf"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rsyslog-");
    private readonly Process _process;

    /// <param name="lines">What is in the file that it reads.</param>
    /// <param name="url">Elasticsearch.</param>
    /// <param name="authority">The certificate of the authority that signed Elasticsearch's certificate.</param>
    /// <param name="space">The last part of the names of its streams.</param>
    public Rsyslog(IEnumerable<string> lines, string url, string authority, string space = "default")
    {
        Logs = _folder.CreateSubdirectory("logs").FullName;
        State = _folder.CreateSubdirectory("state").FullName;
        var certificate = Path.Combine(_folder.FullName, "ca.crt");
        var configuration = Path.Combine(_folder.FullName, "rsyslog.conf");
        File.WriteAllText(certificate, authority);
        File.WriteAllText(configuration, Text
            .Replace("/var/log/auth-api", Logs, StringComparison.Ordinal).Replace("/var/lib/collector", State, StringComparison.Ordinal)
            .Replace("/certs/ca.crt", certificate, StringComparison.Ordinal).Replace("https://elasticsearch:9200", url, StringComparison.Ordinal)
            .Replace("-default\"", $"-{space}\"", StringComparison.Ordinal).Replace("?-default'", $"?-{space}'", StringComparison.Ordinal)
            .Replace("resumeInterval=\"5\"", "resumeInterval=\"1\"", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(Logs, "app.json"), string.Concat(lines));
        var start = new ProcessStartInfo(Program!, ["-n", "-f", configuration, "-i", Path.Combine(_folder.FullName, "pid")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["ELASTIC_USER"] = User;
        start.Environment["ELASTIC_PASSWORD"] = Password;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += static (_, _) => { };
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>Both files of the configuration.</summary>
    public static string Text => string.Join('\n', Files.Select(file => DeploymentFiles.Text("collectors/rsyslog/" + file)));

    /// <summary>Where it reads.</summary>
    public string Logs { get; }

    /// <summary>Where it keeps its queues and what was rejected.</summary>
    public string State { get; }

    /// <summary>Gets the documents that were refused for good.</summary>
    public IReadOnlyList<string> Refused => [.. Kept("refused.json").Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    private static string? Program { get; } = File.Exists("/usr/sbin/rsyslogd") && Directory.Exists("/usr/lib")
        && Directory.EnumerateFiles("/usr/lib", "omelasticsearch.so", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 3, IgnoreInaccessible = true }).Any()
        ? "/usr/sbin/rsyslogd"
        : null;

    public static void IgnoreUnlessInstalled()
    {
        if (Program is null)
        {
            Assert.Ignore("rsyslog and its module for Elasticsearch are not installed here; build/rsyslog-test.sh installs them where it can.");
        }
    }

    /// <summary>Returns what is in the files of a name, while rsyslog writes to them.</summary>
    public string Kept(string files) => string.Concat(Directory.EnumerateFiles(State, files).Select(static file =>
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }));

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
