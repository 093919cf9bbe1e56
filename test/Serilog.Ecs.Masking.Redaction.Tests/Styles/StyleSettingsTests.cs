using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Styles;
using Serilog.Ecs.Masking.Redaction.Styles.Tokens;

namespace Serilog.Ecs.Masking.Redaction.Tests.Styles;

public class StyleSettingsTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];

    private static IEnumerable<string> Styles => StyleCatalog.All.Keys;

    [TestCaseSource(nameof(Styles))]
    public void AnEmptyValueReadsLikeAnyOther(string name)
    {
        var style = StyleCatalog.All[name];

        var masked = StyleCatalog.Mask(style, "");

        Assert.That(masked, Is.EqualTo(style.Placeholder));
    }

    [TestCaseSource(nameof(Styles))]
    public void ASpanOfAnotherLengthIsRefused(string name)
    {
        var style = StyleCatalog.All[name];
        var destination = new char[style.GetMaskedLength("someuser@example.com") + 1];

        Assert.That(() => style.Mask("someuser@example.com", destination), Throws.ArgumentException);
    }

    [Test]
    public void APlaceholderIsShort()
    {
        Assert.That(() => new FullStyle(new string('x', 129)), Throws.ArgumentException);
        Assert.That(() => new FullStyle(new string('x', 128)), Throws.Nothing);
    }

    [Test]
    public void APlaceholderMayBeEmptyAndThenErasesTheValue()
    {
        var masked = StyleCatalog.Mask(new FullStyle(""), "hunter2");

        Assert.That(masked, Is.Empty);
    }

    [Test]
    public void TheSettingsOfATokenAreChecked()
    {
        Assert.That(() => new PartialTokenStyle(prefix: -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new PartialTokenStyle(prefix: 257), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new PartialTokenStyle(suffix: -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new PartialTokenStyle(suffix: 257), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new PartialTokenStyle(minLength: -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new PartialTokenStyle(minMaskedFraction: 1.01), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new PartialTokenStyle(minMaskedFraction: double.NaN), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [TestCase(0, 0, "abcdefghijklmno", "...")]
    [TestCase(6, 6, "abcdefghijklmn", "***REDACTED***")]
    [TestCase(6, 6, "abcdefghijklmno", "abcdef...jklmno")]
    [TestCase(12, 0, "abcdefghijklmno", "abcdefghijkl...")]
    public void ATokenIsNeverShownWholeWhateverTheSettings(int prefix, int suffix, string value, string expected)
    {
        var style = new PartialTokenStyle(prefix, suffix, minLength: 0);

        var masked = StyleCatalog.Mask(style, value);

        Assert.That(masked, Is.EqualTo(expected));
    }

    [TestCase(-1, 0)]
    [TestCase(0, -1)]
    [TestCase(1_025, 0)]
    [TestCase(0, 1_025)]
    public void TheNumberOfShownElementsIsChecked(int first, int last)
    {
        Assert.That(() => MaskStyle.ShowEnds(first, last), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void APseudonymNeedsAKeyOf32RandomBytes()
    {
        Assert.That(
            () => MaskStyle.Pseudonym("k1", Key.AsSpan(1), "email"),
            Throws.ArgumentException.With.Message.StartsWith("A pseudonym key has at least 32 bytes."));
        Assert.That(
            () => MaskStyle.Pseudonym("k1", new byte[32], "email"),
            Throws.ArgumentException.With.Message.StartsWith("All bytes of the pseudonym key are the same; it must be random."));
    }

    [TestCase("")]
    [TestCase("k:1")]
    [TestCase("k 1")]
    [TestCase("ĸ1")]
    [TestCase("0123456789012345678901234567890123")]
    public void TheNameOfAKeyCannotBeTakenForAnotherPart(string keyId)
    {
        Assert.That(
            () => MaskStyle.Pseudonym(keyId, Key, "email"),
            Throws.ArgumentException.With.Message.StartsWith(
                "The name of a pseudonym key has 1 to 32 of the letters, digits, '.', '_' and '-'."));
    }

    [Test]
    public void AFieldClassIsShortAndNotEmpty()
    {
        Assert.That(() => MaskStyle.Pseudonym("k1", Key, ""), Throws.ArgumentException);
        Assert.That(() => MaskStyle.Pseudonym("k1", Key, new string('x', 65)), Throws.ArgumentException);
    }

    [Test]
    public void AKeyIsCopied()
    {
        byte[] key = [.. Key];
        var style = MaskStyle.Pseudonym("k1", key, "text");
        var before = StyleCatalog.Mask(style, "hunter2");

        key.AsSpan().Clear();

        Assert.That(StyleCatalog.Mask(style, "hunter2"), Is.EqualTo(before));
    }

    [Test]
    public void EqualValuesOfDifferentClassesAndKeysHaveDifferentPseudonyms()
    {
        MaskStyle[] styles =
        [
            StyleCatalog.Pseudonym("text"),
            StyleCatalog.Pseudonym("tex"),
            StyleCatalog.Pseudonym("text\u0001"),
            MaskStyle.Pseudonym("k1", Key, "text"),
        ];
        string[] values = ["hunter2", "thunter2", "\u0001hunter2"];

        var pseudonyms = styles.SelectMany(style => values.Select(value => StyleCatalog.Mask(style, value)));

        Assert.That(pseudonyms, Is.Unique);
    }

    [Test]
    public void AFieldClassAndAValueDoNotRunTogether()
    {
        var one = StyleCatalog.Mask(StyleCatalog.Pseudonym("ab"), "c");

        var other = StyleCatalog.Mask(StyleCatalog.Pseudonym("a"), "bc");

        Assert.That(one, Is.Not.EqualTo(other));
    }

    [Test]
    public void TheStylesOfferedToUsersAreTheOnesInTheTables()
    {
        const string email = "someuser@example.com";

        Assert.That(StyleCatalog.Mask(MaskStyle.Redacted, email), Is.EqualTo("***REDACTED***"));
        Assert.That(StyleCatalog.Mask(MaskStyle.Drop, email), Is.EqualTo("***REDACTED***"));
        Assert.That(StyleCatalog.Mask(MaskStyle.Email, email), Is.EqualTo("s******r@*******.com"));
        Assert.That(StyleCatalog.Mask(MaskStyle.Stars, email), Is.EqualTo("********************"));
        Assert.That(StyleCatalog.Mask(MaskStyle.ShowEnds(3, 2), email), Is.EqualTo("som***om"));
        Assert.That(StyleCatalog.Mask(MaskStyle.Token, "abcdefghijk"), Is.EqualTo("abcd...hijk"));
        Assert.That(StyleCatalog.Mask(MaskStyle.Card, "4111111111111111"), Is.EqualTo("************1111"));
        Assert.That(StyleCatalog.Mask(MaskStyle.ResidentNumber, "900101-1234567"), Is.EqualTo("900101-*******"));
        Assert.That(StyleCatalog.Mask(MaskStyle.Phone, "010-1234-5678"), Is.EqualTo("010-****-5678"));
        Assert.That(StyleCatalog.Mask(MaskStyle.Iban, "DE89370400440532013000"), Is.EqualTo("DE89 **** **** **** **** 00"));
        Assert.That(StyleCatalog.Mask(MaskStyle.PersonName, "김지용"), Is.EqualTo("김*용"));
        Assert.That(StyleCatalog.Mask(MaskStyle.SocialSecurityNumber, "219-09-9999"), Is.EqualTo("***-**-****"));
        Assert.That(StyleCatalog.Mask(MaskStyle.BirthDate, "1990-05-17"), Is.EqualTo("1990-01-01"));
        Assert.That(StyleCatalog.Mask(MaskStyle.Network, "10.1.2.3"), Is.EqualTo("10.1.2.0"));
    }

    [Test]
    public void AnAuthorizationHeaderUsesThePlaceholderOfItsToken()
    {
        var style = new AuthorizationStyle(new PartialTokenStyle(placeholder: "[hidden]", strict: true));

        Assert.That(StyleCatalog.Mask(style, "Basic dXNlcjpwYXNz"), Is.EqualTo("Basic [hidden]"));
        Assert.That(StyleCatalog.Mask(style, "Bearer eyJhbGciOiJIUzI1NiJ9"), Is.EqualTo("Bearer [hidden]"));
        Assert.That(StyleCatalog.Mask(style, "hunter2"), Is.EqualTo("[hidden]"));
    }
}
