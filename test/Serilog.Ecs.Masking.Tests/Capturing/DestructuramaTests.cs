using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Destructurama.Attributed;
using NUnit.Framework;
using Serilog.Core;
using Serilog.Ecs.Masking.Capturing;
using Serilog.Ecs.Masking.Tests.Capturing.Destructurama;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Capturing;

using NotLoggedAttribute = global::Destructurama.Attributed.NotLoggedAttribute;

/// <summary>The attributes of Destructurama, understood by their names and run by its policy.</summary>
public class DestructuramaTests
{
    private const string Secret = "Zq7vXw2pLk9Rt4";

    [TestCase(nameof(Masks.Whole), "***REDACTED***")]
    [TestCase(nameof(Masks.OwnText), "(hidden)")]
    [TestCase(nameof(Masks.First), "abc***")]
    [TestCase(nameof(Masks.FirstOwnText), "abc_hidden_")]
    [TestCase(nameof(Masks.Last), "***xyz")]
    [TestCase(nameof(Masks.LastOwnText), "_hidden_xyz")]
    [TestCase(nameof(Masks.Ends), "abc***xyz")]
    [TestCase(nameof(Masks.EndsOwnText), "abc_hidden_xyz")]
    [TestCase(nameof(Masks.Length), "**************")]
    [TestCase(nameof(Masks.LengthOwnText), "#")]
    [TestCase(nameof(Masks.FirstLength), "abc**************")]
    [TestCase(nameof(Masks.LastLength), "**************xyz")]
    [TestCase(nameof(Masks.EndsLength), "abc**************xyz")]
    [TestCase(nameof(Masks.EndsLengthOwnText), "abc#xyz")]
    [TestCase(nameof(Masks.Negative), "***REDACTED***")]
    [TestCase(nameof(Masks.DerivedAttribute), "abc***")]
    [TestCase(nameof(Masks.Number), "12***")]
    [TestCase(nameof(Masks.Flag), "t***")]
    public void LogMaskedHidesInTheFormThatItAsksFor(string member, string expected)
    {
        var value = Captured(new Masks());

        Assert.That(Text(value, member), Is.EqualTo(expected));
        Assert.That(value.ToString(), Does.Not.Contain(Secret));
    }

    [TestCase(nameof(Short.ShownWhole), "***REDACTED***")]
    [TestCase(nameof(Short.ShownWholeOwnText), "#")]
    [TestCase(nameof(Short.ShownWholeLength), "*****")]
    [TestCase(nameof(Short.Empty), "***REDACTED***")]
    [TestCase(nameof(Short.Null), "***REDACTED***")]
    public void LogMaskedShowsNoValueWhole(string member, string expected) => Assert.That(Text(Captured(new Short()), member), Is.EqualTo(expected));

    [Test]
    public void LogMaskedHidesTheItemsOfAListOneByOne()
    {
        var value = Captured(new Lists());

        Assert.That(Member(value, nameof(Lists.Whole)).ToString(), Is.EqualTo("[\"***REDACTED***\", \"***REDACTED***\"]"));
        Assert.That(Member(value, nameof(Lists.OwnText)).ToString(), Is.EqualTo("[\"#\", \"#\"]"));
        Assert.That(Member(value, nameof(Lists.First)).ToString(), Is.EqualTo("[\"Zq***\", \"ab***\"]"));
        Assert.That(Member(value, nameof(Lists.Named)).ToString(), Is.EqualTo("[(\"a\": \"Zq***\")]"));
        Assert.That(value.ToString(), Does.Not.Contain(Secret));
    }

    [Test]
    public void LogReplacedReplacesWhatItsPatternMatches()
    {
        var value = Captured(new Replaced());

        Assert.That(Text(value, nameof(Replaced.Reference)), Is.EqualTo("a-***-c"));
        Assert.That(Text(value, nameof(Replaced.AnyCase)), Is.EqualTo("x"));
        Assert.That(Text(value, nameof(Replaced.LooksBehind)), Is.EqualTo("no=#"));
        Assert.That(Member(value, nameof(Replaced.Items)).ToString(), Is.EqualTo("[\"#\", \"b\", null]"));
        Assert.That(Text(value, nameof(Replaced.Nothing)), Is.Null);
        Assert.That(Names(value), Does.Not.Contain(nameof(Replaced.NoText)));
        Assert.That(Text(value, nameof(Replaced.NoPattern)), Is.EqualTo("***REDACTED***"));
        Assert.That(Text(value, nameof(Replaced.NeverEnds)), Is.EqualTo("***REDACTED***"));
        Assert.That(Text(value, nameof(Replaced.Password)), Is.EqualTo("***REDACTED***"));
        Assert.That(Text(value, nameof(Replaced.StillHoldsMail)), Is.EqualTo("for a***n@*******.com, #"));
        Assert.That(value.ToString(), Does.Not.Contain(Secret));
    }

    [Test]
    public void LogWithNameRenamesAndTheOldNameStillDecides()
    {
        var value = Captured(new Renamed());

        Assert.That(Names(value), Is.EqualTo(new[] { "Anything", "Reference", "Blank", "Secret" }));
        Assert.That(Text(value, "Anything"), Is.EqualTo("***REDACTED***"));
        Assert.That(Text(value, "Reference"), Is.EqualTo("r-17"));
        Assert.That(Text(value, "Secret"), Is.EqualTo("Zq7v...9Rt4"));
        Assert.That(value.ToString(), Does.Not.Contain(Secret));
    }

    [Test]
    public void LogAsScalarTakesTheText()
    {
        var value = Captured(new Scalars());

        Assert.That(Text(value, nameof(Scalars.Point)), Is.EqualTo("Point { X = 1, Password = ***REDACTED*** }"));
        Assert.That(Text(value, nameof(Scalars.Count)), Is.EqualTo(3));
        Assert.That(Text(value, nameof(Scalars.Whole)), Is.EqualTo("a text"));
        Assert.That(value.ToString(), Does.Not.Contain(Secret));
        Assert.That(Captured(new Whole()).ToString(), Is.EqualTo("\"a text\""));
    }

    [Test]
    public void NullAndDefaultAreLeftOutIfAnAttributeAsksForIt()
    {
        Assert.That(Names(Captured(new Optional())), Is.EqualTo(new[] { nameof(Optional.Zero) }));
        Assert.That(
            Names(Captured(new Optional { Text = "a", Number = 1, Maybe = 0, When = DateTime.UnixEpoch, Hidden = Secret })),
            Is.EqualTo(new[] { nameof(Optional.Text), nameof(Optional.Number), nameof(Optional.Maybe), nameof(Optional.When), nameof(Optional.Hidden), nameof(Optional.Zero) }));
        Assert.That(Captured(new Optional { Hidden = Secret }).ToString(), Does.Contain("***REDACTED***").And.Not.Contain(Secret));
    }

    [Test]
    public void AttributesOfTheMetadataTypeHoldToo()
    {
        var value = Captured(new Generated { Code = Secret, Note = Secret, Plain = "stays" });

        Assert.That(Names(value), Is.EqualTo(new[] { "Code", "Plain" }));
        Assert.That(Text(value, "Code"), Is.EqualTo("Zq***"));
        Assert.That(Text(value, "Plain"), Is.EqualTo("stays"));
    }

    [Test]
    public void OnlyMarkedMembersAreLoggedIfTheTypeAsksForIt() =>
        Assert.That(Captured(new OnlyMarked()).ToString(), Is.EqualTo("OnlyMarked { Shown: \"a\" }"));

    [Test]
    public void AnAttributeOfTheApplicationIsRunAndItsResultMasked()
    {
        var value = Captured(new Applied());

        Assert.That(Text(value, "Shouted"), Is.EqualTo("HELLO"));
        Assert.That(Text(value, "Mail"), Is.EqualTo("a***n@*******.com"));
        Assert.That(Names(value), Does.Not.Contain(nameof(Applied.Odd)));
        Assert.That(Captured(new Typed()).ToString(), Is.EqualTo("\"typed password=***REDACTED***\""));
        Assert.That(Captured(new Failing()).ToString(), Is.EqualTo("\"***REDACTED***\""));
    }

    /// <summary>A trimmer leaves types without members; what they print of themselves is what Serilog writes without an <c>@</c>.</summary>
    [Test]
    public void AnObjectWithoutMembersIsItsText()
    {
        Assert.That(Captured(new Printed()).ToString(), Is.EqualTo("\"User { Name = Ann, Password = ***REDACTED*** }\""));
        Assert.That(Captured(new AllLeftOut()).ToString(), Is.EqualTo("AllLeftOut {  }"));
    }

    [Test]
    public void AMarkOnAFieldIsThatOfItsProperty() => Assert.That(Text(Captured(new OnField { Code = Secret }), "Code"), Is.EqualTo("***REDACTED***"));

    /// <summary>Either of the two may come first; the document is the same.</summary>
    [TestCase(true)]
    [TestCase(false)]
    public void TheDocumentIsMaskedWhereThePolicyOfDestructuramaRunsToo(bool isFirst)
    {
        var logEvent = Render.Event(
            log => log.Information("Read {@Account}", new Account()),
            configuration => _ = isFirst
                ? configuration.Destructure.UsingAttributes().Destructure.WithMasking()
                : configuration.Destructure.WithMasking().Destructure.UsingAttributes());

        var line = Render.Line(logEvent);

        Assert.That(line["data.account.owner_name"], Is.EqualTo("Ann"));
        Assert.That(line["data.account.iban"], Does.StartWith("DE89"));
        Assert.That(line["data.account.reference"], Is.EqualTo("12#"));
        Assert.That(line["data.account.password"], Is.EqualTo("***REDACTED***"));
        Assert.That(line["data.account.inner.pin"], Is.EqualTo("***REDACTED***"));
        Assert.That(line.Text, Does.Not.Contain(Secret).And.Not.Contain("0532013000").And.Not.Contain("left_out"));
    }

    /// <summary>A policy that does not know the marks of the pack must not be the one that captures a type with them.</summary>
    [Test]
    public void ATypeWithMarksOfThePackIsCapturedByThePackBeforeAnyOtherPolicy()
    {
        var logEvent = Render.Event(
            log => log.Information("Read {@Mixed} and {@Account} and {@List}", new Mixed(), new Account(), new[] { new Mixed() }),
            configuration =>
            {
                MaskingDestructuringPolicy.AddFirst(configuration.Destructure, new MaskingOptions());
                configuration.Destructure.UsingAttributes().Destructure.WithMasking();
            });

        Assert.That(logEvent.Properties["Mixed"].ToString(), Is.EqualTo("Mixed { Renamed: \"a\", Hidden: \"***REDACTED***\" }"));
        Assert.That(logEvent.Properties["List"].ToString(), Is.EqualTo("[Mixed { Renamed: \"a\", Hidden: \"***REDACTED***\" }]"));
        Assert.That(Names(logEvent.Properties["Account"]), Does.Contain("OwnerName").And.Not.Contain("LeftOut"));
        Assert.That(Render.Line(logEvent).Text, Does.Not.Contain(Secret));
    }

    private static LogEventPropertyValue Captured(object value) =>
        Render.Event(log => log.Information("{@Value}", value), configuration => configuration.Destructure.WithMasking()).Properties["Value"];

    private static IEnumerable<string> Names(LogEventPropertyValue value) => ((StructureValue)value).Properties.Select(member => member.Name);

    private static LogEventPropertyValue Member(LogEventPropertyValue value, string member) =>
        ((StructureValue)value).Properties.Single(one => one.Name == member).Value;

    private static object? Text(LogEventPropertyValue value, string member) => ((ScalarValue)Member(value, member)).Value;

    private sealed class Masks
    {
        private const string Long = "abc" + Secret + "xyz";

        [LogMasked]
        public string Whole { get; } = Secret;

        [LogMasked(Text = "(hidden)")]
        public string OwnText { get; } = Secret;

        [LogMasked(ShowFirst = 3)]
        public string First { get; } = "abc" + Secret;

        [LogMasked(ShowFirst = 3, Text = "_hidden_")]
        public string FirstOwnText { get; } = "abc" + Secret;

        [LogMasked(ShowLast = 3)]
        public string Last { get; } = Secret + "xyz";

        [LogMasked(ShowLast = 3, Text = "_hidden_")]
        public string LastOwnText { get; } = Secret + "xyz";

        [LogMasked(ShowFirst = 3, ShowLast = 3)]
        public string Ends { get; } = Long;

        [LogMasked(ShowFirst = 3, ShowLast = 3, Text = "_hidden_")]
        public string EndsOwnText { get; } = Long;

        [LogMasked(PreserveLength = true)]
        public string Length { get; } = Secret;

        [LogMasked(PreserveLength = true, Text = "#")]
        public string LengthOwnText { get; } = Secret;

        [LogMasked(ShowFirst = 3, PreserveLength = true)]
        public string FirstLength { get; } = "abc" + Secret;

        [LogMasked(ShowLast = 3, PreserveLength = true)]
        public string LastLength { get; } = Secret + "xyz";

        [LogMasked(ShowFirst = 3, ShowLast = 3, PreserveLength = true)]
        public string EndsLength { get; } = Long;

        [LogMasked(ShowFirst = 3, ShowLast = 3, PreserveLength = true, Text = "#")]
        public string EndsLengthOwnText { get; } = Long;

        [LogMasked(ShowFirst = -1, ShowLast = 2)]
        public string Negative { get; } = "ab";

        [ShowThree]
        public string DerivedAttribute { get; } = "abc" + Secret;

        [LogMasked(ShowFirst = 2)]
        public int Number { get; } = 123456;

        [LogMasked(ShowFirst = 1)]
        public bool Flag { get; } = true;
    }

    private sealed class Short
    {
        [LogMasked(ShowFirst = 3, ShowLast = 3)]
        public string ShownWhole { get; } = "abcde";

        [LogMasked(ShowFirst = 3, ShowLast = 3, Text = "#")]
        public string ShownWholeOwnText { get; } = "abcde";

        [LogMasked(ShowFirst = 5, PreserveLength = true)]
        public string ShownWholeLength { get; } = "abcde";

        [LogMasked(ShowFirst = 3)]
        public string Empty { get; } = "";

        [LogMasked(ShowFirst = 3)]
        public string? Null { get; }
    }

    private sealed class Lists
    {
        [LogMasked]
        public string[] Whole { get; } = [Secret, "b"];

        [LogMasked(Text = "#")]
        public IEnumerable<string> OwnText { get; } = [Secret, "b"];

        [LogMasked(ShowFirst = 2)]
        public List<string> First { get; } = [Secret, "abc"];

        [LogMasked(ShowFirst = 2)]
        public Dictionary<string, string> Named { get; } = new() { ["a"] = Secret };
    }

    private sealed class Replaced
    {
        [LogReplaced("-[^-]+-", "-***-")]
        public string Reference { get; } = "a-" + Secret + "-c";

        [LogReplaced("^" + Secret + "$", "x", Options = RegexOptions.IgnoreCase)]
        public string AnyCase { get; } = Secret.ToUpperInvariant();

        [LogReplaced("(?<=no=).*", "#")]
        public string LooksBehind { get; } = "no=" + Secret;

        [LogReplaced(Secret, "#")]
        public string?[] Items { get; } = [Secret, "b", null];

        [LogReplaced("a", "b")]
        public string? Nothing { get; }

        [LogReplaced("a", "b")]
        public Version NoText { get; } = new(1, 2);

        [LogReplaced("(", "b")]
        public string NoPattern { get; } = Secret;

        [LogReplaced("^(?=(a+)+$).*", "b")]
        public string NeverEnds { get; } = new string('a', 64) + "!";

        [LogReplaced("Z.*$", "rest")]
        public string Password { get; } = "abc" + Secret;

        [LogReplaced(Secret, "#")]
        public string StillHoldsMail { get; } = "for allan@example.com, " + Secret;
    }

    private sealed class Renamed
    {
        [LogWithName("Anything")]
        public string Password { get; } = Secret;

        [LogWithName("Reference")]
        public string Id { get; } = "r-17";

        [LogWithName(" ")]
        public string Blank { get; } = "b";

        [LogWithName("Secret")]
        public string Harmless { get; } = Secret;
    }

    private sealed class Scalars
    {
        [LogAsScalar]
        public Point Point { get; } = new(1, Secret);

        [LogAsScalar]
        public int Count { get; } = 3;

        public Whole Whole { get; } = new();
    }

    private sealed record Point(int X, string Password);

    [LogAsScalar(isMutable: true)]
    private sealed class Whole
    {
        public string Note { get; } = Secret;

        public override string ToString() => "a text";
    }

    private sealed class Optional
    {
        [NotLoggedIfNull]
        public string? Text { get; init; }

        [NotLoggedIfDefault]
        public int Number { get; init; }

        [NotLoggedIfDefault]
        public int? Maybe { get; init; }

        [NotLoggedIfDefault]
        public DateTime When { get; init; }

        [NotLoggedIfNull, LogMasked]
        public string? Hidden { get; init; }

        public int Zero { get; init; }
    }

    [MetadataType(typeof(GeneratedMetadata))]
    private sealed class Generated
    {
        public string? Code { get; init; }

        public string? Note { get; init; }

        public string? Plain { get; init; }
    }

    private sealed class GeneratedMetadata
    {
        [LogMasked(ShowFirst = 2)]
        public string? Code { get; init; }

        [NotLogged]
        public string? Note { get; init; }
    }

    [AllowDestructuringOnlyExplicitlyMarkedProperties]
    private sealed class OnlyMarked
    {
        [NotLoggedIfNull]
        public string Shown { get; } = "a";

        public string Left { get; } = Secret;
    }

    private sealed class Applied
    {
        [Shout]
        public string Whispered { get; } = "hello";

        [Shout]
        public string Mail { get; } = "allan@example.com";

        [EvenOnly]
        public int Odd { get; } = 3;
    }

    [AsText]
    private sealed class Typed;

    [Failing]
    private sealed class Failing
    {
        public string Note { get; } = Secret;
    }

    private sealed class Printed
    {
        public override string ToString() => "User { Name = Ann, Password = " + Secret + " }";
    }

    private sealed record AllLeftOut
    {
        [NotLogged]
        public string Code { get; } = Secret;
    }

    private sealed class OnField
    {
        [field: Masked]
        public string? Code { get; init; }
    }

    private sealed class Account
    {
        [LogWithName("OwnerName")]
        public string Holder { get; } = "Ann";

        [NotLogged]
        public string LeftOut { get; } = Secret;

        [LogReplaced("3.*$", "#")]
        public string Reference { get; } = "123" + Secret;

        public string Iban { get; } = "DE89370400440532013000";

        public string Password { get; } = Secret;

        public Inner Inner { get; } = new();
    }

    private sealed class Mixed
    {
        [LogWithName("Renamed")]
        public string Name { get; } = "a";

        [Masked]
        public string Hidden { get; } = Secret;

        [Masking.NotLogged]
        public string LeftOut { get; } = Secret;
    }

    private sealed class Inner
    {
        public string Pin { get; } = Secret;
    }

    private sealed class ShowThreeAttribute : LogMaskedAttribute
    {
        public ShowThreeAttribute() => ShowFirst = 3;
    }

    [AttributeUsage(AttributeTargets.Class)]
    private sealed class AllowDestructuringOnlyExplicitlyMarkedPropertiesAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Property)]
    private sealed class ShoutAttribute : Attribute, IPropertyDestructuringAttribute
    {
        public bool TryCreateLogEventProperty(
            string name, object? value, ILogEventPropertyValueFactory propertyValueFactory, [NotNullWhen(true)] out LogEventProperty? property)
        {
            property = name == "Whispered" ? new LogEventProperty("Shouted", new ScalarValue("HELLO")) : new LogEventProperty(name, new ScalarValue(value));
            return true;
        }
    }

    [AttributeUsage(AttributeTargets.Property)]
    private sealed class EvenOnlyAttribute : Attribute, IPropertyOptionalIgnoreAttribute
    {
        public bool ShouldPropertyBeIgnored(string name, object? value, Type type) => value is int number && number % 2 == 1;
    }

    [AttributeUsage(AttributeTargets.Class)]
    private sealed class AsTextAttribute : Attribute, ITypeDestructuringAttribute
    {
        public LogEventPropertyValue CreateLogEventPropertyValue(object? value, ILogEventPropertyValueFactory propertyValueFactory) =>
            new ScalarValue("typed password=" + Secret);
    }

    [AttributeUsage(AttributeTargets.Class)]
    private sealed class FailingAttribute : Attribute, ITypeDestructuringAttribute
    {
        public FailingAttribute() => throw new InvalidOperationException(Secret);

        public LogEventPropertyValue CreateLogEventPropertyValue(object? value, ILogEventPropertyValueFactory propertyValueFactory) =>
            throw new NotSupportedException();
    }
}
