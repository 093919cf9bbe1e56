using NUnit.Framework;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Redaction.Channels;

/// <summary>Every way by which a secret reaches a log line, with the shipped defaults and no attribute on any type.</summary>
[NonParallelizable]
public sealed class ChannelTests
{
    internal static readonly Channel[] All = [.. KeyChannels.All, .. TextChannels.All, .. ValueChannels.All, .. ObjectChannels.All, .. FieldChannels.All, .. PipelineChannels.All];

    private static IEnumerable<TestCaseData> Channels => Cases(static _ => true);

    private static IEnumerable<TestCaseData> ChannelsOfProperties => Cases(static channel => channel.IsInProperties);

    private static IEnumerable<TestCaseData> ChannelsOfAnyText => Cases(static channel => channel.TakesAnyText);

    [TestCaseSource(nameof(Channels))]
    public void TheFormatterShowsNoSecret(object row) => HidesItsSecret(row, isCaptured: false, Stage.Formatter);

    [TestCaseSource(nameof(Channels))]
    public void TheFormatterShowsNoSecretOfACapturedObject(object row) => HidesItsSecret(row, isCaptured: true, Stage.Formatter);

    [TestCaseSource(nameof(Channels))]
    public void AMaskedSinkGetsNoSecret(object row) => HidesItsSecret(row, isCaptured: false, Stage.WriteTo, Stage.AuditTo, Stage.Routed);

    [TestCaseSource(nameof(Channels))]
    public void AMaskedSinkGetsNoSecretOfACapturedObject(object row) => HidesItsSecret(row, isCaptured: true, Stage.WriteTo, Stage.AuditTo, Stage.Routed);

    [TestCaseSource(nameof(Channels))]
    public void AFilterForPersonalDataKnowsWhatTheDocumentMarks(object row)
    {
        var channel = (Channel)row;
        var secret = channel.Kind.Make(Seeds.For(channel.Id));
        using var told = SelfLogCapture.Masked();
        var options = new EcsOptions();
        channel.Configure?.Invoke(options);

        var written = Written.Through(Stage.Formatter, log => channel.Log(log, secret), channel.NeedsCapturing, channel.Configure, channel.Pipeline);

        var isMarked = Render.Line(Render.Formatter(channel.Configure), written.Original)["tags"] is IEnumerable<object?> tags && tags.Contains("pii");
        Assert.That(Passes(written.Original, filter => filter.ByIncludingPersonalData(options.Masking)), Is.EqualTo(isMarked));
        Assert.That(Passes(written.Original, filter => filter.ByExcludingPersonalData(options.Masking)), Is.EqualTo(!isMarked));
        Assert.That(Leak.Find(told.Text, secret, channel.Kind.Shown), Is.Null);
    }

    [TestCaseSource(nameof(Channels))]
    public void TheReportOfAMaskedSinkNamesNoSecret(object row)
    {
        var channel = (Channel)row;
        var secret = channel.Kind.Make(Seeds.For(channel.Id));
        using var told = SelfLogCapture.Masked();

        var written = Written.Through(Stage.WriteTo, log => channel.Log(log, secret), channel.NeedsCapturing, Reporting(channel), channel.Pipeline);

        var reported = written.HandedOn.Properties.Where(property => !written.Original.Properties.ContainsKey(property.Key)).Select(
            property => property.Value.ToString());
        Assert.That(Leak.Find(string.Join('\n', reported), secret, channel.Kind.Shown), Is.Null);
    }

    [TestCaseSource(nameof(ChannelsOfProperties))]
    public void TheEnricherLeavesNoSecretInProperties(object row) => HidesItsSecret(row, isCaptured: false, Stage.Enricher);

    [TestCaseSource(nameof(ChannelsOfAnyText))]
    public void ASecretOfAnyCharactersShowsNowhere(object row)
    {
        for (var round = 0; round < 4; round++)
        {
            HidesItsSecret(row, SecretKind.AnyPassword, isCaptured: round % 2 == 0, round, Stage.Formatter, Stage.WriteTo);
        }
    }

    [TestCaseSource(nameof(ChannelsOfAnyText))]
    public void ASecretOfWordsThatKeysHaveShowsNowhere(object row) =>
        HidesItsSecret(row, SecretKind.WordyPassword, isCaptured: false, 0, Stage.Formatter, Stage.WriteTo, Stage.AuditTo);

    [TestCaseSource(nameof(Channels))]
    public void TheDocumentOfAHarmlessTwinIsTheOneWithoutMasking(object row)
    {
        var channel = (Channel)row;
        var value = channel.Kind.Harmless(Seeds.For(channel.Id));

        var logged = Render.Event(log => channel.Twin(log, value), channel.Pipeline);
        var masked = Render.Text(Render.Formatter(channel.Configure), logged);
        var plain = Render.Text(Render.Formatter(options => options.Masking.Mode = MaskingMode.Off), logged);

        Assert.That(masked, Is.EqualTo(plain));
    }

    [TestCaseSource(nameof(Channels))]
    public void AHarmlessTwinIsHandedOnAsItIs(object row)
    {
        var channel = (Channel)row;
        var value = channel.Kind.Harmless(Seeds.For(channel.Id));

        foreach (var isCaptured in new[] { false, true })
        {
            var written = Written.Through(Stage.WriteTo, log => channel.Twin(log, value), isCaptured, channel.Configure, channel.Pipeline);

            Assert.That(written.HandedOn, Is.SameAs(written.Original), () => written.Outputs[0].Text);
        }
    }

    [TestCaseSource(nameof(Channels))]
    public void WithoutMaskingTheSecretShows(object row)
    {
        var channel = (Channel)row;
        var secret = channel.Kind.Make(Seeds.For(channel.Id));

        var written = Written.Through(
            Stage.WriteTo, log => channel.Log(log, secret), configure: options => options.Masking.Mode = MaskingMode.Off, pipeline: channel.Pipeline);

        Assert.That(
            written.Outputs.Any(output => Leak.Find(output.Text, secret, channel.Kind.Shown) is not null), Is.EqualTo(channel.IsOpen),
            () => written.Outputs[0].Text);
    }

    [Test]
    public void NoTwoChannelsHaveTheSameId()
    {
        Assert.That(All.Select(channel => channel.Id), Is.Unique);
    }

    private static bool Passes(LogEvent logEvent, Func<LoggerFilterConfiguration, LoggerConfiguration> filter)
    {
        var passed = new List<LogEvent>();
        using (var logger = filter(new LoggerConfiguration().MinimumLevel.Verbose().Filter).WriteTo.Sink(new Kept(passed)).CreateLogger())
        {
            logger.Write(logEvent);
        }

        return passed.Count == 1;
    }

    private static IEnumerable<TestCaseData> Cases(Func<Channel, bool> isWanted) =>
        All.Where(isWanted).Select(channel => new TestCaseData(channel).SetArgDisplayNames(channel.ToString()));

    private static Action<EcsOptions> Reporting(Channel channel) => options =>
    {
        channel.Configure?.Invoke(options);
        options.Masking.Report = MaskedReport.Paths;
    };

    private static void HidesItsSecret(object row, bool isCaptured, params Stage[] stages) => HidesItsSecret(row, ((Channel)row).Kind, isCaptured, 0, stages);

    private static void HidesItsSecret(object row, SecretKind kind, bool isCaptured, int round, params Stage[] stages)
    {
        var channel = (Channel)row;
        isCaptured &= !channel.EchoIsUnread;
        var secret = kind.Make(Seeds.For($"{channel.Id} {round}"));
        using var told = channel.NeedsCapturing ? SelfLogCapture.Masked() : SelfLogCapture.Raw();

        foreach (var stage in stages)
        {
            var written = Written.Through(stage, log => channel.Log(log, secret), isCaptured || channel.NeedsCapturing, channel.Configure, channel.Pipeline);

            written.HasNo(secret, kind.Shown);
        }

        Assert.That(Leak.Find(told.Text, secret, kind.Shown), Is.Null, () => told.Text);
    }

    private sealed class Kept(List<LogEvent> events) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => events.Add(logEvent);
    }
}
