using System.Text;
using NUnit.Framework;
using Serilog.Core;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Integrity;

/// <summary>A folder of its own with a key, where a test writes chained files and verifies them.</summary>
internal sealed class ChainFolder : IDisposable
{
    public static readonly byte[] Key = Encoding.ASCII.GetBytes("a key of at least thirty-two bytes, for tests");

    public string Folder { get; } = Directory.CreateTempSubdirectory("ecs-").FullName;

    public string File => Path.Combine(Folder, "log.json");

    public Dictionary<string, byte[]> Keys { get; } = new() { ["k1"] = Key };

    public static EcsOptions Options => new() { ServiceName = "shop" };

    public EcsIntegrityOptions Integrity(string keyId = "k1", byte[]? key = null)
    {
        var path = Path.Combine(Folder, keyId + ".key");
        System.IO.File.WriteAllBytes(path, key ?? Key);
        return new EcsIntegrityOptions { KeyId = keyId, KeyFile = path };
    }

    /// <summary>Writes events as one process would from its start to its clean stop.</summary>
    public void Log(int events, EcsIntegrityOptions? integrity = null)
    {
        using var logger = new LoggerConfiguration().WriteTo.EcsFile(File, Options, integrity ?? Integrity()).CreateLogger();
        Log(logger, events);
    }

    public static void Log(Logger logger, int events)
    {
        for (var number = 0; number < events; number++)
        {
            logger.Information("Order {OrderId} placed by {Customer}", number, "김철수 \"and\" sons");
        }
    }

    /// <summary>Writes lines as a process would that is killed before it can stop.</summary>
    public string[] LogAndKill(int events)
    {
        Log(events);
        var lines = Lines();
        Write([.. lines[..^1]]);
        return lines[..^1];
    }

    /// <summary>The lines of the file, each checked as a document.</summary>
    public string[] Lines(string? path = null)
    {
        var text = System.IO.File.ReadAllText(path ?? File);
        var lines = text.Split('\n')[..^1];
        foreach (var line in lines)
        {
            var document = EcsLine.Parse(line + "\n");
            Assert.That(document.Keys[^1], Is.EqualTo("event.hash"));
            Assert.That(document.Keys[^2], Is.EqualTo("event.sequence"));
        }

        return lines;
    }

    public void Write(params string[] lines) => System.IO.File.WriteAllText(File, string.Concat(lines.Select(line => line + "\n")));

    public EcsIntegrityResult Verify(string? expectedLastHash = null)
    {
        using var stream = System.IO.File.OpenRead(File);
        return Verification.Of([stream], Keys, expectedLastHash);
    }

    public EcsIntegrityResult VerifyWith(Func<string, byte[]?> findKey)
    {
        using var stream = System.IO.File.OpenRead(File);
        return EcsIntegrity.VerifyAsync([stream], findKey).GetAwaiter().GetResult();
    }

    public EcsIntegrityResult VerifyLines(params string[] lines) => VerifyText(string.Concat(lines.Select(line => line + "\n")));

    public EcsIntegrityResult VerifyText(string text) => Verification.Of([new MemoryStream(Encoding.UTF8.GetBytes(text))], Keys);

    public EcsIntegrityResult VerifyFiles(IEnumerable<string> paths) =>
        Verification.Of(paths.Select(path => new MemoryStream(System.IO.File.ReadAllBytes(path))), Keys);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
