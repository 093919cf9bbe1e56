using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Hosting.Tests.Compliance;

using Redactor = Microsoft.Extensions.Compliance.Redaction.Redactor;

/// <summary>Classified members of logged objects, redacted by the real redactors of Microsoft.Extensions.Compliance.</summary>
public class ClassifiedMemberTests
{
    private const string Secret = "Zq7vXw2pLk9Rt4";

    [Test]
    public void EachClassificationIsRedactedByItsRedactor()
    {
        var value = Captured(new Customer(Secret, Secret));

        Assert.That(Text(value, "Hashed"), Does.StartWith("7:").And.Not.Contain(Secret));
        Assert.That(Text(value, "Erased"), Is.Empty);
        Assert.That(Text(value, "Custom"), Is.EqualTo("<14>"));
        Assert.That(Text(value, "Parameter"), Is.EqualTo("<14>"));
        Assert.That(Text(value, "Number"), Is.EqualTo("<6>"));
        Assert.That(Text(value, "Flag"), Is.EqualTo("<4>"));
        Assert.That(Text(value, "Day"), Is.EqualTo("<6>"));
        Assert.That(Text(value, "Unheard"), Is.Empty);
        Assert.That(Text(value, "Plain"), Is.EqualTo("stays"));
        Assert.That(value.ToString(), Does.Not.Contain(Secret));
    }

    [Test]
    public void ItemsAreRedactedOneByOneAndTheMembersOfAnObjectEachOnItsOwn()
    {
        var value = Captured(new Nested());

        Assert.That(Member(value, "Items").ToString(), Is.EqualTo("[\"<14>\", \"<1>\"]"));
        Assert.That(Member(value, "Inner").ToString(), Is.EqualTo("Inner { Note: \"<14>\", Password: \"***REDACTED***\" }"));
        Assert.That(Member(value, "OfType").ToString(), Is.EqualTo("WhollyPrivate { Note: \"<14>\" }"));
        Assert.That(value.ToString(), Does.Not.Contain(Secret));
    }

    [Test]
    public void TheRedactorDecidesWhateverOurRulesWouldShow()
    {
        var value = Captured(new Known());

        Assert.That(Text(value, "Mail"), Is.EqualTo("<17>"));
        Assert.That(Text(value, "Password"), Is.EqualTo("<14>"));
        Assert.That(value.ToString(), Does.Not.Contain("allan"));
    }

    [Test]
    public void WhatIsNotSensitiveStaysAndIsSearchedLikeAnything()
    {
        var value = Captured(new Open());

        Assert.That(Text(value, "Note"), Is.EqualTo("a note with password=***REDACTED***"));
        Assert.That(Text(value, "Unclassified"), Is.EqualTo("stays"));
        Assert.That(Text(value, "Password"), Is.EqualTo("***REDACTED***"));
    }

    [Test]
    public void AMarkThatShowsNothingIsStrongerThanARedactor() =>
        Assert.That(Text(Captured(new Both()), "Code"), Is.EqualTo("***REDACTED***"));

    [Test]
    public void WithoutRedactorsAllThatIsClassifiedIsHidden()
    {
        var without = Captured(new Customer(Secret, Secret), options => { });
        var empty = Captured(new Customer(Secret, Secret), options => options.Masking.UseRedactors(new ServiceCollection().BuildServiceProvider()));

        foreach (var name in (string[])["Hashed", "Erased", "Custom", "Parameter", "Number", "Flag", "Day", "Unheard"])
        {
            Assert.That(Text(without, name), Is.EqualTo("***REDACTED***"), name);
            Assert.That(Text(empty, name), Is.EqualTo("***REDACTED***"), name);
        }

        Assert.That(without.ToString() + empty, Does.Not.Contain(Secret));
        Assert.That(
            Text(Captured(new Customer(Secret, Secret), options => options.Masking.UseRedactors(new Only(null!)).Placeholder = "[x]"), "Custom"),
            Is.EqualTo("[x]"));
    }

    [TestCase(typeof(Throwing))]
    [TestCase(typeof(TooLong))]
    [TestCase(typeof(Changing))]
    public void ARedactorThatFailsHidesTheValue(Type redactor)
    {
        var value = Captured(new Customer(Secret, Secret), options => options.Masking.UseRedactors(new Only((Redactor)Activator.CreateInstance(redactor)!)));

        Assert.That(Text(value, "Custom"), Is.EqualTo("***REDACTED***"));
        Assert.That(value.ToString(), Does.Not.Contain(Secret));
    }

    [Test]
    public void ARedactorMayAskForMoreRoomThanItUses() =>
        Assert.That(Text(Captured(new Customer(Secret, Secret), options => options.Masking.UseRedactors(new Only(new Roomy()))), "Custom"), Is.EqualTo("***"));

    [Test]
    public void ProvidersThatThrowOrHaveNothingHideTheValue()
    {
        Assert.That(
            Text(Captured(new Customer(Secret, Secret), options => options.Masking.UseRedactors(new Only(null!))), "Custom"), Is.EqualTo("***REDACTED***"));
        Assert.That(
            Text(Captured(new Customer(Secret, Secret), options => options.Masking.UseRedactors(new Broken())), "Custom"), Is.EqualTo("***REDACTED***"));
    }

    private static LogEventPropertyValue Captured(object value) => Captured(value, static options => options.Masking.UseRedactors(Redactors()));

    private static LogEventPropertyValue Captured(object value, Action<EcsOptions> configure)
    {
        var options = new EcsOptions();
        configure(options);
        var logEvent = Render.Event(log => log.Information("{@Value}", value), configuration => configuration.Destructure.WithMasking(options.Masking));
        Assert.That(Render.Line(logEvent).Text, Does.Not.Contain(Secret));
        return logEvent.Properties["Value"];
    }

    private static IRedactorProvider Redactors() => new ServiceCollection()
        .AddRedaction(static redaction =>
        {
            redaction.SetRedactor<Counting>(new DataClassificationSet(Taxonomy.Private));
            redaction.SetRedactor<ErasingRedactor>(new DataClassificationSet(Taxonomy.Erased));
            redaction.SetRedactor<NullRedactor>(new DataClassificationSet(Taxonomy.Public));
            redaction.SetHmacRedactor(static options => { options.KeyId = 7; options.Key = Convert.ToBase64String(new byte[64]); }, new DataClassificationSet(Taxonomy.Hashed));
        })
        .BuildServiceProvider()
        .GetRequiredService<IRedactorProvider>();

    private static LogEventPropertyValue Member(LogEventPropertyValue value, string member) =>
        ((StructureValue)value).Properties.Single(one => one.Name == member).Value;

    private static object? Text(LogEventPropertyValue value, string member) => ((ScalarValue)Member(value, member)).Value;

    private sealed record Customer([Private] string Parameter, [property: Hashed] string Hashed)
    {
        [Erased]
        public string Erased { get; } = Secret;

        [Private]
        public string Custom { get; } = Secret;

        [Private]
        public int Number { get; } = 123456;

        [Private]
        public bool Flag { get; } = true;

        [Private]
        public DayOfWeek Day { get; } = DayOfWeek.Monday;

        [Unheard]
        public string Unheard { get; } = Secret;

        public string Plain { get; } = "stays";
    }

    private sealed class Nested
    {
        [Private]
        public List<string> Items { get; } = [Secret, "b"];

        [Private]
        public Inner Inner { get; } = new();

        public WhollyPrivate OfType { get; } = new();
    }

    private sealed class Inner
    {
        public string Note { get; } = Secret;

        public string Password { get; } = Secret;
    }

    [Private]
    private sealed class WhollyPrivate
    {
        public string Note { get; } = Secret;
    }

    private sealed class Known
    {
        [Private]
        public string Mail { get; } = "allan@example.com";

        [Private]
        public string Password { get; } = Secret;
    }

    private sealed class Open
    {
        [Public]
        public string Note { get; } = "a note with password=" + Secret;

        [NoDataClassification]
        public string Unclassified { get; } = "stays";

        [Public]
        public string Password { get; } = Secret;
    }

    private sealed class Both
    {
        [Private, Masked]
        public string Code { get; } = Secret;
    }

    private sealed class Counting : Redactor
    {
        public override int GetRedactedLength(ReadOnlySpan<char> input) => $"<{input.Length}>".Length;

        public override int Redact(ReadOnlySpan<char> source, Span<char> destination)
        {
            var text = $"<{source.Length}>";
            text.CopyTo(destination);
            return text.Length;
        }
    }

    private sealed class Throwing : Redactor
    {
        public override int GetRedactedLength(ReadOnlySpan<char> input) => input.Length;

        public override int Redact(ReadOnlySpan<char> source, Span<char> destination)
        {
            source.CopyTo(destination);
            throw new InvalidOperationException(source.ToString());
        }
    }

    private sealed class TooLong : Redactor
    {
        public override int GetRedactedLength(ReadOnlySpan<char> input) => 1_000_000;

        public override int Redact(ReadOnlySpan<char> source, Span<char> destination)
        {
            destination.Fill('x');
            return destination.Length;
        }
    }

    private sealed class Changing : Redactor
    {
        private int _calls;

        public override int GetRedactedLength(ReadOnlySpan<char> input) => 100;

        public override int Redact(ReadOnlySpan<char> source, Span<char> destination)
        {
            source.CopyTo(destination);
            return Interlocked.Increment(ref _calls);
        }
    }

    private sealed class Roomy : Redactor
    {
        public override int GetRedactedLength(ReadOnlySpan<char> input) => input.Length * 50;

        public override int Redact(ReadOnlySpan<char> source, Span<char> destination)
        {
            source.CopyTo(destination[3..]);
            destination[..3].Fill('*');
            return 3;
        }
    }

    private sealed class Only(Redactor redactor) : IRedactorProvider
    {
        public Redactor GetRedactor(DataClassificationSet classifications) => redactor;
    }

    private sealed class Broken : IRedactorProvider
    {
        public Redactor GetRedactor(DataClassificationSet classifications) => throw new InvalidOperationException(Secret);
    }
}
