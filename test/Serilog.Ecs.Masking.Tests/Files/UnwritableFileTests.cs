using System.Runtime.Versioning;
using NUnit.Framework;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Files;

/// <summary>A file that cannot be written when the logger is built is an error at start that names it.</summary>
[Platform(Exclude = "Win")]
[UnsupportedOSPlatform("windows")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class UnwritableFileTests : IDisposable
{
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ecs-unwritable-");

    private static readonly (string Owner, Action<string> Build)[] Ways =
    [
        ("EcsFile", static path => new LoggerConfiguration().WriteTo.EcsFile(path, new EcsOptions())),
        ("EcsFile", static path => new LoggerConfiguration().WriteTo.EcsFile(path, new EcsOptions(), rollOnFileSizeLimit: false)),
        ("EcsFile", static path => new LoggerConfiguration().WriteTo.EcsFile(path, new EcsOptions(), shared: true)),
        ("EcsFile", static path => new LoggerConfiguration().WriteTo.EcsFile(path, integrity: new() { Algorithm = EcsIntegrityAlgorithm.Sha256 })),
        ("EcsFile", static path => new LoggerConfiguration().AuditTo.EcsFile(path, new EcsOptions())),
        ("The route 'main' of EcsRouted", static path => new LoggerConfiguration().WriteTo.EcsRouted([EcsRoute.ToFile(path, name: "main")])),
        ("The route 'main' of EcsRouted", static path => new LoggerConfiguration().WriteTo.EcsRouted([EcsRoute.ToFile(
            path, name: "main", unixMode: UnixFileMode.UserRead | UnixFileMode.UserWrite)])),
    ];

    private string File => Path.Combine(_folder.FullName, "log.json");

    public void Dispose()
    {
        _folder.UnixFileMode |= UnixFileMode.UserWrite;
        _folder.Delete(recursive: true);
    }

    [Test]
    public void AFileOfAnotherUser([Range(0, 5)] int way)
    {
        System.IO.File.WriteAllText(File, "");
        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        _folder.UnixFileMode |= ReadOnly;

        Assert.That(Error(way, File), Is.EqualTo($"{Ways[way].Owner} cannot write the file '{File}': Access to the path '{File}' is denied."));
    }

    [Test]
    public void AFolderThatIsReadOnly([Range(0, 6)] int way)
    {
        _folder.UnixFileMode = ReadOnly;

        Assert.That(Error(way, File), Is.EqualTo($"{Ways[way].Owner} cannot write the file '{File}': Access to the path '{File}' is denied."));
    }

    [Test]
    public void AFolderThatIsAFile([Range(0, 6)] int way)
    {
        System.IO.File.WriteAllText(File, "");
        var path = Path.Combine(File, "log.json");

        Assert.That(Error(way, path), Does.StartWith($"{Ways[way].Owner} cannot write the file '{path}': ").And.Contain(File + "'"));
    }

    [Test]
    public void ADiskThatIsFull([Range(0, 6)] int way)
    {
        using var disk = new SmallDisk();
        disk.Fill();

        // The first line of a chain is written at start.
        var reason = way == 3 ? $"No space left on device : '{disk.File}'" : "There is no space left on its disk.";
        Assert.That(Error(way, disk.File, asOther: false), Is.EqualTo($"{Ways[way].Owner} cannot write the file '{disk.File}': {reason}"));
    }

    [Test]
    public void SettingsNameTheFileToo()
    {
        _folder.UnixFileMode = ReadOnly;
        var root = JsonSettings.Read($$"""{ "Serilog": { "Using": [ "Serilog.Ecs.Masking" ], "WriteTo": { "File": { "Name": "EcsFile", "Args": { "path": "{{File}}" } } } } }""");

        using (new OtherUser())
        {
            Assert.That(
                () => new LoggerConfiguration().ReadFrom.Configuration(root),
                Throws.Exception.With.InnerException.Message.EqualTo($"EcsFile cannot write the file '{File}': Access to the path '{File}' is denied."));
        }
    }

    [Test]
    public void TheErrorLeavesNoFileOpen()
    {
        using var disk = new SmallDisk();
        disk.Fill();

        Assert.That(Error(0, disk.File, asOther: false), Is.Not.Empty);

        using var alone = new FileStream(disk.File, FileMode.Open, FileAccess.Read, FileShare.None);
        Assert.That(alone.Length, Is.Zero);
    }

    private static string Error(int way, string path, bool asOther = true)
    {
        using var user = asOther ? new OtherUser() : null;
        return Assert.Throws<IOException>(() => Ways[way].Build(path))!.Message;
    }
}
