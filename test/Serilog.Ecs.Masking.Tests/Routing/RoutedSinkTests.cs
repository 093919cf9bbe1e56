using System.Globalization;
using System.Runtime.Versioning;
using NUnit.Framework;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Routing;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Tests.Routing;

/// <summary>Each event is in one place: the first that takes it, by what the finished line holds.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RoutedSinkTests : IDisposable
{
    private const string Email = "ada.lovelace@example.com";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ecs-routes-");

    private readonly Alerts _alerts = new();

    public void Dispose() => _folder.Delete(recursive: true);

    private static IEnumerable<TestCaseData> Hidden()
    {
        yield return new((Action<ILogger>)(log => log.Information(new InvalidOperationException($"no mailbox {Email}"), "Failed")))
        {
            TestName = "only in an exception's text",
        };
        yield return new((Action<ILogger>)(log => log.Information(new InvalidOperationException("outer", new IOException($"no mailbox {Email}")), "Failed")))
        {
            TestName = "only in an inner exception's text",
        };
        yield return new((Action<ILogger>)(log => log.Information("Placed {@Order}", new { Id = 1, Customer = new { Contacts = new[] { new { Mail = Email } } } }))) { TestName = "only in a nested object" };
#pragma warning disable CA2254 // The template holds what it should not
        yield return new((Action<ILogger>)(log => log.Information($"sent to {Email}"))) { TestName = "only in a template's literal text" };
#pragma warning restore CA2254
        yield return new((Action<ILogger>)(log => log.ForContext("Phone", "010-1234-5678").Information("Called")))
        {
            TestName = "only in a property of the context",
        };
        yield return new((Action<ILogger>)(log => log.WithPii("message").Information("Hello Ada"))) { TestName = "only by the event's own list" };
        yield return new((Action<ILogger>)(log => log.Fatal("to {To}", Email))) { TestName = "in a fatal event" };
    }

    [TestCaseSource(nameof(Hidden))]
    public void PersonalDataGoesToItsOwnFileWhateverElseTheEventIs(Action<ILogger> log)
    {
        var (files, alerts) = Logged(Typical(), logger =>
        {
            log(logger);
            logger.Information("Nothing of anybody");
        });

        Assert.That(files["personal"], Has.Count.EqualTo(1));
        Assert.That(files["personal"][0]["tags"], Does.Contain("pii"));
        Assert.That(files["main"].Select(line => line["message"]), Is.EqualTo(new[] { "Nothing of anybody" }));
        Assert.That(files["error"], Is.Empty);
        Assert.That(alerts, Is.Empty);
        Assert.That(string.Concat(files.Values.SelectMany(lines => lines).Select(line => line.Text)), Does.Not.Contain(Email).And.Not.Contain("1234"));
    }

    [Test]
    public void EveryEventIsInOnePlace()
    {
        var (files, alerts) = Logged(Typical(), log =>
        {
            log.Debug("a");
            log.Information("b");
            log.Error("c");
            log.Fatal(new IOException($"{Email} and password=hunter2hunter2"), "d");
            log.Fatal("e {Password}", "hunter2hunter2");
        });

        Assert.That(Messages(files["main"]), Is.EqualTo("a b"));
        Assert.That(Messages(files["error"]), Is.EqualTo("c"));
        Assert.That(Messages(files["personal"]), Is.EqualTo("d"));
        Assert.That(alerts.Select(alert => alert.RenderMessage()), Is.EqualTo(new[] { "e \"***REDACTED***\"" }));
        Assert.That(string.Concat(files.Values.SelectMany(lines => lines).Select(line => line.Text)), Does.Not.Contain("hunter2"));
    }

    [Test]
    public void AnEventIsInSeveralPlacesWhereThatIsAskedFor()
    {
        EcsRoute[] routes =
        [
            EcsRoute.ToAlerts(to => to.Sink(_alerts), new() { Level = LogEventLevel.Fatal }, "alert", also: true),
            EcsRoute.ToFile(In("audit"), new() { Topic = "AUTH" }, "audit", also: true),
            EcsRoute.ToFile(In("urgent"), new() { Priority = 3 }, "urgent"),
            EcsRoute.ToFile(In("main"), name: "main"),
        ];

        var (files, alerts) = Logged(routes, log =>
        {
            log.Fatal("a");
            log.ForTopics("auth", "login").Information("b");
            log.ForTopics("auth").WithPriority(3).Information("c");
            log.WithPriority(2).Information("d");
        });

        Assert.That(Messages(files["main"]), Is.EqualTo("a b d"));
        Assert.That(Messages(files["audit"]), Is.EqualTo("b c"));
        Assert.That(Messages(files["urgent"]), Is.EqualTo("c"));
        Assert.That(alerts, Has.Count.EqualTo(1));
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public void ARestrictedFileIsItsOwnersAlone()
    {
        var old = In("personal");
        File.WriteAllText(old, "");
        File.SetUnixFileMode(old, (UnixFileMode)0b110_100_100);

        Logged(Typical(), log => log.Information("to {To}", Email));

        Assert.That(File.GetUnixFileMode(old), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public void EachFileThatARestrictedOneRollsToIsToo()
    {
        EcsRoute[] routes = [EcsRoute.ToFile(In("rolled"), new() { PersonalData = true }, "personal", unixMode: UnixFileMode.UserRead | UnixFileMode.UserWrite, fileSizeLimitBytes: 400), EcsRoute.ToFile(In("main"), name: "main")];

        Logged(routes, log =>
        {
            for (var number = 0; number < 5; number++)
            {
                log.Information("{Number} to {To}", number, Email);
            }
        });

        var rolled = _folder.GetFiles("rolled*");
        Assert.That(rolled, Has.Length.GreaterThan(2));
        Assert.That(rolled.Select(file => file.UnixFileMode), Is.All.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public void WhereATargetFailsTheNextOneThatTakesTheEventKeepsIt()
    {
        var (files, _) = Logged(Typical(), log =>
        {
            Block("error");
            log.Error("still here");
        });

        Assert.That(Messages(files["main"]), Is.EqualTo("still here"));
    }

    [Test]
    public void PersonalDataIsKeptNowhereElseWhereItsTargetFails()
    {
        var told = new StringWriter();
        SelfLog.Enable(told);

        var (files, alerts) = Logged(
            Typical(),
            log =>
            {
                Block("personal");
                log.Fatal("to {To}", Email);
            },
            logger => logger.Enrich.WithEventIdentity());

        SelfLog.Disable();
        Assert.That(files["error"], Is.Empty);
        Assert.That(alerts, Is.Empty);
        var trace = files["main"].Single();
        Assert.That(trace["message"], Is.EqualTo("An event with personal data could not be written to its place, which labels.withheld_from names."));
        Assert.That(trace["log.level"], Is.EqualTo("fatal"));
        Assert.That(trace["labels.withheld_from"], Is.EqualTo("personal"));
        Assert.That(trace["labels.event_id"], Does.Match("^[0-9a-f-]{36}$"));
        Assert.That(trace.Text, Does.Not.Contain("***"));
        Assert.That(told.ToString(), Does.Contain("The route 'personal' failed").And.Not.Contain(Email));
    }

    [Test]
    public void PersonalDataStaysWithRoutesThatAreForItWhereOneOfThemFails()
    {
        EcsRoute[] routes =
        [
            EcsRoute.ToFile(In("auth"), new() { PersonalData = true, Topic = "auth" }, "auth"),
            EcsRoute.ToFile(In("personal"), new() { PersonalData = true }, "personal"),
            EcsRoute.ToFile(In("main"), name: "main"),
        ];

        var (files, _) = Logged(routes, log =>
        {
            Block("auth");
            log.ForTopics("auth").Information("to {To}", Email);
        });

        Assert.That(files["personal"], Has.Count.EqualTo(1));
        Assert.That(files["main"], Is.Empty);
    }

    [Test]
    public void WhereTheRouteForAllFailsAnyOtherFileKeepsTheEvent()
    {
        var (files, alerts) = Logged(Typical(), log =>
        {
            Block("main");
            log.Information("still here");
        });

        Assert.That(Messages(files["error"]), Is.EqualTo("still here"));
        Assert.That(alerts, Is.Empty);
    }

    [Test]
    public void WhereTheAlertFailsTheEventIsKept()
    {
        var (files, _) = Logged(
            Typical(), log => log.Fatal("The house is on fire, {Password}", "hunter2hunter2"), alert: static _ => throw new IOException("no line"));

        Assert.That(Messages(files["error"]), Is.EqualTo("The house is on fire, ***REDACTED***"));
    }

    [Test]
    public void AFatalEventWithPersonalDataAlertsWhereAlertsAreAskedForToo()
    {
        var routes = Typical();
        routes[1] = EcsRoute.ToAlerts(to => to.Sink(_alerts), new() { Level = LogEventLevel.Fatal }, "fatal", also: true);

        var (files, alerts) = Logged(routes, log => log.Fatal(new IOException($"no mailbox {Email}"), "on fire"));

        Assert.That(files["personal"], Has.Count.EqualTo(1));
        Assert.That(files["error"].Concat(files["main"]), Is.Empty);
        Assert.That(alerts.Single().Exception!.ToString(), Does.Contain("no mailbox").And.Not.Contain(Email));
    }

    [Test]
    public void RoutesForPersonalDataComeFirstWhereverCodeNamesThem()
    {
        var (files, alerts) = Logged([.. Typical().AsEnumerable().Reverse()], log => log.Error("to {To}", Email));

        Assert.That(files["personal"], Has.Count.EqualTo(1));
        Assert.That(files["error"].Concat(files["main"]), Is.Empty);
        Assert.That(alerts, Is.Empty);
    }

    [TestCase("Topics")]
    [TestCase("tags")]
    public void WhoTagsAnEventAsPersonalIsBelieved(string property)
    {
        var (files, _) = Logged(Typical(), log => log.ForContext(property, new[] { "auth", "pii" }).Information("x"));

        Assert.That(files["personal"].Single()["tags"], Is.EqualTo(new[] { "auth", "pii" }));
    }

    [Test]
    public void WhatCannotBeJudgedCountsAsPersonal()
    {
        var unreadable = new LogEvent(DateTimeOffset.UnixEpoch, LogEventLevel.Error, new IOException(Email), new MessageTemplate([new ThrowingToken()]), []);

        var (files, _) = Logged(Typical(), log => log.Write(unreadable));

        Assert.That(files["personal"].Single()["labels.rendering_error"], Is.EqualTo("System.NotSupportedException"));
        Assert.That(files["error"], Is.Empty);
        Assert.That(new PersonalDataFilter(new MaskingOptions()).Holds(unreadable), Is.True);
        Assert.That(files["main"], Is.Empty);
    }

    [Test]
    public void EightThreadsLoseAndRepeatNothing()
    {
        const int Each = 300;
        var (files, alerts) = Logged(Typical(), log => Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, thread =>
        {
            for (var number = 0; number < Each; number++)
            {
                var id = (thread * Each) + number;
                switch (number % 4)
                {
                    case 0: log.Information("{Id} to {To}", id, Email); break;
                    case 1: log.Error("{Id}", id); break;
                    case 2: log.Fatal("{Id}", id); break;
                    default: log.Information("{Id}", id); break;
                }
            }
        }));

        var ids = files.Values.SelectMany(static lines => lines).Select(static line => Convert.ToInt32(line["labels.id"], CultureInfo.InvariantCulture)).Concat(
            alerts.Select(static alert => Convert.ToInt32(((ScalarValue)alert.Properties["Id"]).Value, CultureInfo.InvariantCulture)));
        Assert.That(ids.Order(), Is.EqualTo(Enumerable.Range(0, 8 * Each)));
        Assert.That(files.Select(static file => file.Value.Count), Is.EqualTo(new[] { 2 * Each, 2 * Each, 2 * Each }));
        Assert.That(files["personal"], Is.All.Matches<EcsLine>(static line => line!.Text.Contains("\"pii\"", StringComparison.Ordinal)));
    }

    [Test]
    public void WhatAnAlertSinkLogsItselfIsRoutedToo()
    {
        ILogger? routed = null;
        var (files, _) = Logged(Typical(), log =>
        {
            routed = log;
            log.Fatal("on fire");
        }, alert: _ => routed!.Information("paged {To}", Email));

        Assert.That(Messages(files["personal"]), Does.StartWith("paged"));
        Assert.That(files["main"].Concat(files["error"]), Is.Empty);
    }

    [Test]
    public void AnAuditThrowsForAnyPlaceThatFailsAndKeepsTheEventElsewhere()
    {
        using (var logger = new LoggerConfiguration().AuditTo.EcsRouted([EcsRoute.ToFile(In("error"), new() { Level = LogEventLevel.Error }), EcsRoute.ToFile(In("main"))]).CreateLogger())
        {
            Block("error");
            Assert.That(() => logger.Error("kept"), Throws.InstanceOf<AggregateException>());
            Assert.That(() => logger.Information("kept too"), Throws.Nothing);
        }

        Assert.That(File.ReadAllLines(In("main")), Has.Length.EqualTo(2));
    }

    [Test]
    public void AnAuditThatCannotKeepAnEventThrows()
    {
        using var logger = new LoggerConfiguration().AuditTo.EcsRouted([EcsRoute.ToFile(In("main"))]).CreateLogger();
        Block("main");

        Assert.That(() => logger.Information("lost?"), Throws.InstanceOf<AggregateException>());
    }

    [Test]
    public void ARoutedFileHasItsChain()
    {
        EcsRoute[] routes =
        [
            EcsRoute.ToFile(In("error"), new() { Level = LogEventLevel.Error }, "error", integrity: new() { Algorithm = EcsIntegrityAlgorithm.Sha256 }),
            EcsRoute.ToFile(In("main"), name: "main"),
        ];

        var (files, _) = Logged(routes, log =>
        {
            log.Error("a");
            log.Information("b");
            log.Error("c");
        }, logger => logger.Enrich.WithEventIdentity());

        using var stream = File.OpenRead(In("error"));
        Assert.That(Verification.Of([stream]).Verdict, Is.EqualTo(EcsIntegrityVerdict.Intact));
        Assert.That(files["main"][0].Has("event.hash"), Is.False);
    }

    [Test]
    public void FaultsInCodeComeAllAtOnce()
    {
        EcsRoute[] routes =
        [
            EcsRoute.ToFile("x", new() { Level = (LogEventLevel)9 }, "a", rollingInterval: (RollingInterval)99),
            EcsRoute.ToFile("y", new() { Level = LogEventLevel.Error }, "b", unixMode: UnixFileMode.UserRead),
            EcsRoute.ToFile("z", fileSizeLimitBytes: 0, retainedFileCountLimit: 0, integrity: new() { KeyId = "a:b" }),
            EcsRoute.ToFile("y", new() { Topic = " " }, "d", unixMode: (UnixFileMode)0x980),
        ];

        Assert.That(
            () => new LoggerConfiguration().WriteTo.EcsRouted(routes, new EcsOptions { MaxDepth = 0 }),
            Throws.ArgumentException.With.Message.EqualTo("""
                The ECS options are not valid:
                - MaxDepth: 0 is not between 1 and 20.
                - Routes: two routes lead to 'y'.
                - Routes[a].Level: 9 is not one of Verbose, Debug, Information, Warning, Error, Fatal.
                - Routes[d].Topic: is empty.
                - Routes[a].RollingInterval: 99 is not one of Infinite, Year, Month, Day, Hour, Minute.
                - Routes[b].UnixMode: '0400' keeps its owner from reading and writing.
                - Routes[2].Integrity: HmacSha256 needs a key; set keyFile or keyVariable.
                - Routes[2].FileSizeLimitBytes: is less than 65536.
                - Routes[2].RetainedFileCountLimit: is less than 1.
                - Routes[d].UnixMode: '4600' is not a mode such as 0600.
                """.ReplaceLineEndings("\n")));
    }

    [TestCase("")]
    [TestCase(" ")]
    public void ARouteToAFileHasAPath(string path) => Assert.That(() => EcsRoute.ToFile(path), Throws.ArgumentException);

    [Test]
    public void ALineThatWasBrokenOffTakesNoOtherWithIt([Values] bool isRouted)
    {
        File.WriteAllText(In("main"), "{\"message\":\"kil");

        var configuration = isRouted
            ? new LoggerConfiguration().WriteTo.EcsRouted([EcsRoute.ToFile(In("main"))])
            : new LoggerConfiguration().WriteTo.EcsFile(In("main"), new EcsOptions());
        using (var logger = configuration.CreateLogger())
        {
            logger.Information("after");
            logger.Information("later");
        }

        var lines = File.ReadAllLines(In("main"));
        Assert.That(lines, Has.Length.EqualTo(3));
        Assert.That(Messages(lines[1..].Select(static line => EcsLine.Parse(line + "\n"))), Is.EqualTo("after later"));
    }

    private EcsRoute[] Typical() =>
    [
        EcsRoute.ToFile(In("personal"), new() { PersonalData = true }, "personal", unixMode: UnixFileMode.UserRead | UnixFileMode.UserWrite),
        EcsRoute.ToAlerts(to => to.Sink(_alerts), new() { Level = LogEventLevel.Fatal }, "fatal"),
        EcsRoute.ToFile(In("error"), new() { Level = LogEventLevel.Error }, "error"),
        EcsRoute.ToFile(In("main"), name: "main"),
    ];

    /// <summary>Makes a file that is open one that cannot be opened again.</summary>
    private void Block(string name)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows lets nobody delete an open file.");
        }

        File.Delete(In(name));
        Directory.CreateDirectory(In(name));
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private (Dictionary<string, List<EcsLine>> Files, List<LogEvent> Alerts) Logged(
        EcsRoute[] routes, Action<ILogger> log, Action<LoggerConfiguration>? configure = null, Action<LogEvent>? alert = null)
    {
        _alerts.Then = alert;
        var configuration = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.EcsRouted(routes);
        configure?.Invoke(configuration);
        using (var logger = configuration.CreateLogger())
        {
            log(logger);
        }

        var files = routes.Where(route => route.File is not null).ToDictionary(
            route => route.Name,
            route => File.Exists(route.File!.Path) ? File.ReadAllLines(route.File.Path).Select(line => EcsLine.Parse(line + "\n")).ToList() : []);
        return (files, _alerts.Events);
    }

    private static string Messages(IEnumerable<EcsLine> lines) => string.Join(' ', lines.Select(line => line["message"]));

    private sealed class Alerts : ILogEventSink
    {
        public Action<LogEvent>? Then { get; set; }

        public List<LogEvent> Events { get; } = [];

        public void Emit(LogEvent logEvent)
        {
            lock (Events)
            {
                Events.Add(logEvent);
            }

            Then?.Invoke(logEvent);
        }
    }

    private sealed class ThrowingToken : MessageTemplateToken
    {
        private bool _isJoined;

        public override int Length => 0;

        public override void Render(IReadOnlyDictionary<string, LogEventPropertyValue> properties, TextWriter output, IFormatProvider? formatProvider = null) =>
            throw new NotSupportedException(Email);

        // Serilog joins the tokens' texts when it makes the template.
        public override string ToString() => _isJoined ? throw new NotSupportedException(Email) : (_isJoined = true).ToString();
    }
}
