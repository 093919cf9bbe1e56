using System.Runtime.Versioning;
using NUnit.Framework;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Routing;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Routing;

/// <summary>
/// The files of routes: of their mode from the first moment, an error at start where they cannot be opened, and never silent about a line that they did not
/// take.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FileDestinationTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode All = Owner | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ecs-place-");
    private readonly ManualClock _clock = new(DateTimeOffset.UnixEpoch);
    private readonly LogEvent _event = Render.Event(static log => log.Information("x"));

    private string File => Path.Combine(_folder.FullName, "log.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Test]
    public void AFileThatCannotBeOpenedIsAnErrorAtStart([Values] bool rolls)
    {
        // Of today, and of tomorrow, which may begin at the same time.
        string[] opened = rolls ? [OfDay(DateTime.Now), OfDay(DateTime.Now.AddDays(1))] : [File];
        Array.ForEach(opened, static path => Directory.CreateDirectory(path));

        Assert.That(
            () => Place(EcsRoute.ToFile(File, name: "main", rollingInterval: rolls ? RollingInterval.Day : RollingInterval.Infinite)),
            Throws.TypeOf<IOException>().With.Message.StartsWith($"The route 'main' of EcsRouted cannot write the file '{File}': "));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void AFileThatCannotBeOpenedAgainIsTriedWithEachEvent([Values] bool rolls)
    {
        var route = EcsRoute.ToFile(File, rollingInterval: rolls ? RollingInterval.Day : RollingInterval.Infinite);
        using var place = Place(route);
        Write(place, "1");
        var opened = Directory.GetFiles(_folder.FullName).Single();
        System.IO.File.Move(opened, opened + ".1");
        Directory.CreateDirectory(opened);
        Thread.Sleep(5);
        Assert.That(() => Write(place, "2"), Throws.InstanceOf<SystemException>());
        Directory.Delete(opened);

        Write(place, "3");

        Assert.That(System.IO.File.ReadAllText(opened), Is.EqualTo("3\n"));
        Assert.That(System.IO.File.ReadAllText(opened + ".1"), Is.EqualTo("1\n"));
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public void WhoOpenedAFileBeforeItHadItsModeReadsNothingOfIt()
    {
        System.IO.File.WriteAllText(File, "");
        System.IO.File.SetUnixFileMode(File, All);
        using var curious = new StreamReader(new FileStream(File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        using (var place = Place(EcsRoute.ToFile(File, unixMode: UnixFileMode.UserRead | UnixFileMode.UserWrite)))
        {
            Write(place, "for its owner alone");
        }

        Assert.That(curious.ReadToEnd(), Is.Empty);
        Assert.That(System.IO.File.ReadAllText(File), Is.EqualTo("for its owner alone\n"));
        Assert.That(System.IO.File.GetUnixFileMode(File), Is.EqualTo(Owner));
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public void AFileThatHasLinesKeepsThemAndGetsItsMode()
    {
        System.IO.File.WriteAllText(File, "0\n");
        System.IO.File.SetUnixFileMode(File, All);

        using (var place = Place(EcsRoute.ToFile(File, unixMode: UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead)))
        {
            Write(place, "1");
        }

        Assert.That(System.IO.File.ReadAllText(File), Is.EqualTo("0\n1\n"));
        Assert.That(System.IO.File.GetUnixFileMode(File), Is.EqualTo(Owner | UnixFileMode.GroupRead));
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public void EachRolledFileHasItsModeAndItsPlaceInTheChain([Values] RollingInterval interval)
    {
        var route = EcsRoute.ToFile(File, unixMode: UnixFileMode.UserRead | UnixFileMode.UserWrite, rollingInterval: interval, fileSizeLimitBytes: 65_536, integrity: new() { Algorithm = EcsIntegrityAlgorithm.Sha256 });
        using (var place = Place(route))
        {
            for (var number = 0; number < 6; number++)
            {
                Write(place, $$"""{"number":{{number}},"text":"{{new string('x', 40_000)}}"}""");
            }
        }

        var files = _folder.GetFiles().OrderBy(static file => file.Name.Length).ThenBy(static file => file.Name, StringComparer.Ordinal).ToArray();
        Assert.That(files, Has.Length.EqualTo(3));
        Assert.That(files.Select(static file => file.UnixFileMode), Is.All.EqualTo(Owner));
        Assert.That(
            Verification.Of(files.Select(static file => new MemoryStream(System.IO.File.ReadAllBytes(file.FullName)))).Verdict,
            Is.EqualTo(EcsIntegrityVerdict.Intact));
        Assert.That(
            files.Sum(static file => System.IO.File.ReadLines(file.FullName).Count(static line => line.Contains("number", StringComparison.Ordinal))),
            Is.EqualTo(6));
    }

    [Test]
    public void AClosedFileTakesNothing()
    {
        var place = Place(EcsRoute.ToFile(File));
        Write(place, "1");
        place.Dispose();

        Assert.That(() => Write(place, "2"), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(System.IO.File.ReadAllText(File), Is.EqualTo("1\n"));
    }

    private string OfDay(DateTime day) =>
        File.Replace(".json", day.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture) + ".json", StringComparison.Ordinal);

    private FileDestination Place(EcsRoute route)
    {
        return new FileDestination(route, EcsTextFormatter.ForFile(new EcsOptions(), route.File!.HasChain), _clock);
    }

    private void Write(FileDestination place, string text)
    {
        var line = new CharBuffer(64);
        line.Append(text);
        line.Append('\n');
        place.Write(line, _event);
    }
}
