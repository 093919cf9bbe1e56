using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Redaction.Channels;

/// <summary>Every way by which a secret reaches a log line, with the shipped defaults and no attribute on any type.</summary>
[NonParallelizable]
public sealed class ChannelTests
{
    private static readonly Channel[] All = [.. KeyChannels.All, .. TextChannels.All, .. ValueChannels.All];

    private static IEnumerable<TestCaseData> Channels => Cases(static _ => true);

    private static IEnumerable<TestCaseData> ChannelsOfProperties => Cases(static channel => channel.IsInProperties);

    private static IEnumerable<TestCaseData> ChannelsOfAnyText => Cases(static channel => channel.TakesAnyText);

    [TestCaseSource(nameof(Channels))]
    public void TheFormatterShowsNoSecret(object row) => HidesItsSecret(row, Stage.Formatter, isCaptured: false);

    [TestCaseSource(nameof(Channels))]
    public void TheFormatterShowsNoSecretOfACapturedObject(object row) => HidesItsSecret(row, Stage.Formatter, isCaptured: true);

    [TestCaseSource(nameof(Channels))]
    public void AMaskedSinkGetsNoSecret(object row) => HidesItsSecret(row, Stage.WriteTo, isCaptured: false);

    [TestCaseSource(nameof(Channels))]
    public void AMaskedSinkGetsNoSecretOfACapturedObject(object row) => HidesItsSecret(row, Stage.WriteTo, isCaptured: true);

    [TestCaseSource(nameof(Channels))]
    public void AMaskedAuditSinkGetsNoSecret(object row) => HidesItsSecret(row, Stage.AuditTo, isCaptured: false);

    [TestCaseSource(nameof(Channels))]
    public void AMaskedAuditSinkGetsNoSecretOfACapturedObject(object row) => HidesItsSecret(row, Stage.AuditTo, isCaptured: true);

    [TestCaseSource(nameof(ChannelsOfProperties))]
    public void TheEnricherLeavesNoSecretInProperties(object row) => HidesItsSecret(row, Stage.Enricher, isCaptured: false);

    [TestCaseSource(nameof(ChannelsOfAnyText))]
    public void TheFormatterShowsNoSecretOfAnyCharacters(object row) => HidesItsSecret(row, Stage.Formatter, isCaptured: false, SecretKind.AnyPassword);

    [TestCaseSource(nameof(ChannelsOfAnyText))]
    public void AMaskedSinkGetsNoSecretOfAnyCharacters(object row) => HidesItsSecret(row, Stage.WriteTo, isCaptured: true, SecretKind.AnyPassword);

    [TestCaseSource(nameof(Channels))]
    public void TheDocumentOfAHarmlessTwinIsTheOneWithoutMasking(object row)
    {
        var channel = (Channel)row;
        var value = channel.Kind.Harmless(Seeds.For(channel.Id));

        var logged = Render.Event(log => channel.Twin(log, value));
        var masked = Render.Text(Render.Formatter(channel.Configure), logged);
        var plain = Render.Text(Render.Formatter(options => options.Masking.Mode = MaskingMode.Off), logged);

        Assert.That(masked, Is.EqualTo(plain));
    }

    [TestCaseSource(nameof(Channels))]
    public void AHarmlessTwinIsHandedOnAsItIs(object row)
    {
        var channel = (Channel)row;
        var value = channel.Kind.Harmless(Seeds.For(channel.Id));

        var written = Written.Through(Stage.WriteTo, log => channel.Twin(log, value), configure: channel.Configure);

        Assert.That(written.HandedOn, Is.SameAs(written.Original), () => written.Outputs[0].Text);
    }

    [TestCaseSource(nameof(Channels))]
    public void ACapturedHarmlessTwinIsHandedOnAsItIs(object row)
    {
        var channel = (Channel)row;
        var value = channel.Kind.Harmless(Seeds.For(channel.Id));

        var written = Written.Through(Stage.WriteTo, log => channel.Twin(log, value), isCaptured: true, configure: channel.Configure);

        Assert.That(written.HandedOn, Is.SameAs(written.Original), () => written.Outputs[0].Text);
    }

    [Test]
    public void NoTwoChannelsHaveTheSameId()
    {
        Assert.That(All.Select(channel => channel.Id), Is.Unique);
    }

    private static IEnumerable<TestCaseData> Cases(Func<Channel, bool> isWanted) =>
        All.Where(isWanted).Select(channel => new TestCaseData(channel).SetArgDisplayNames(channel.ToString()));

    private static void HidesItsSecret(object row, Stage stage, bool isCaptured, SecretKind? kind = null)
    {
        var channel = (Channel)row;
        kind ??= channel.Kind;
        var secret = kind.Make(Seeds.For(channel.Id));
        using var told = channel.NeedsCapturing ? Told.Masked() : Told.Raw();

        var written = Written.Through(stage, log => channel.Log(log, secret), isCaptured || channel.NeedsCapturing, channel.Configure);

        written.HasNo(secret, kind.Shown);
        Assert.That(Leak.Find(told.Text, secret, kind.Shown), Is.Null, () => told.Text);
    }
}
