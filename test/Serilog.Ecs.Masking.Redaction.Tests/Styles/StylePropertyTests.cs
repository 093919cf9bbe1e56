using System.Globalization;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Ecs.Masking.Redaction.Styles;

#pragma warning disable NUnit1027 // FsCheck supplies the arguments

namespace Serilog.Ecs.Masking.Redaction.Tests.Styles;

public class StylePropertyTests
{
    /// <summary>How many characters in a row each style may show of one value; styles not named here show none.</summary>
    private static readonly Dictionary<string, int> LongestShown = new()
    {
        ["style-token"] = 4,
        ["style-token-settings"] = 3,
        ["style-token-half-hidden"] = 4,
        ["style-authorization"] = 4,
        ["style-card"] = 4,
        ["style-card-first-six"] = 6,
        ["style-resident-number"] = 6,
        ["style-resident-number-sex"] = 7,
        ["style-phone"] = 4,
        ["style-phone-finance"] = 11,
        ["style-iban"] = 4,
        ["style-name"] = 1,
        ["style-social-security-last-four"] = 4,
        ["style-ends"] = 3,
        ["style-ends-first"] = 3,
        ["style-ends-length"] = 1,

        // Nothing is shown; a few random characters agree by chance.
        ["style-pseudonym"] = 8,
        ["style-pseudonym-email"] = 8,
        ["style-pseudonym-phone"] = 8,
    };

    /// <summary>Values with a secret in every place that must be hidden, and how much of it may show.</summary>
    private static readonly (string Style, string Template, int Shown)[] Composites =
    [
        ("style-email", "{0}@{0}.com", 1),
        ("style-email", "a{0}+{0}z%40mail.{0}.co.uk", 0),
        ("style-email-fixed-length", "{0}@{0}.{0}.com", 1),
        ("style-iban", "DE89{0}", 2),
        ("style-url", "https://{0}:{0}@h/p?x=1&token={0}&y=2#access_token={0}", 0),
        ("style-url", "/p;sessionid={0}?%74oken={0}&r=https%3A%2F%2Fg%3Ftoken%3D{0}", 0),
        ("style-url", "https://{0}@h/#/p?token={0}", 0),
        ("style-cookie", "{0}; a={0}; b=\"{0};{0}\"; path={0}", 0),
        ("style-set-cookie", "a={0}; Path=/; x={0}", 0),
        ("style-authorization", "Basic {0}", 0),
        ("style-authorization", "Bearer {0}", 4),
        ("style-authorization", "Bearer {0} {0}", 0),
        ("style-authorization", "{0} {0}", 0),
        ("style-connection-string", "Server=db;Password={0};Pwd=\"{0};{0}\";Token='{0}';Secret={{{0}}};x=a@{0}", 0),
        ("style-connection-string", "host=db password={0}", 0),
        ("style-connection-string", "Password={0};{0};Server=db", 0),
        ("style-pem", "-----BEGIN PRIVATE KEY-----\n{0}\n-----END PRIVATE KEY-----\n{0}", 0),
        ("style-network", "{0}::{0}", 0),
        ("style-token", "key={0}", 0),
        ("style-token", "{0} {0}", 0),
    ];

    [RandomCases(3_000, Arbitrary = [typeof(HostileText)])]
    public void AMaskIsNotMaskedAgain(HostileText text)
    {
        ArgumentNullException.ThrowIfNull(text);

        foreach (var (name, style) in StyleCatalog.All)
        {
            var once = StyleCatalog.Mask(style, text.Value);

            var twice = StyleCatalog.Mask(style, once);

            Assert.That(twice, Is.EqualTo(once), () => $"{name}: {text}");
        }
    }

    [RandomCases(1_000, Arbitrary = [typeof(SecretText)])]
    public void AMaskedSecretIsNotMaskedAgain(SecretText secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var templates = Composites.Select(composite => composite.Template).Append("{0}").ToArray();

        foreach (var (name, style) in StyleCatalog.All)
        {
            foreach (var template in templates)
            {
                var value = string.Format(CultureInfo.InvariantCulture, template, secret.Value);
                var once = StyleCatalog.Mask(style, value);

                var twice = StyleCatalog.Mask(style, once);

                Assert.That(twice, Is.EqualTo(once), () => $"{name}: {value}");
            }
        }
    }

    [RandomCases(3_000, Arbitrary = [typeof(HostileText)])]
    public void AMaskIsNeverOutOfProportion(HostileText text)
    {
        ArgumentNullException.ThrowIfNull(text);

        foreach (var (name, style) in StyleCatalog.All)
        {
            var mask = new SafeMask(style, text.Value);

            _ = mask.Write(new char[mask.Room]);

            // A NUL in a part that a style keeps is the one thing that the guard refuses.
            Assert.That(mask.Failed && !text.Value.Contains('\0'), Is.False, () => $"{name}: {text}");
        }
    }

    [RandomCases(2_000, Arbitrary = [typeof(SecretText)])]
    public void NoLongerRunIsShownThanTheStyleAllows(SecretText secret)
    {
        ArgumentNullException.ThrowIfNull(secret);

        foreach (var (name, style) in StyleCatalog.All)
        {
            var masked = StyleCatalog.Mask(style, secret.Value);

            Assert.That(
                LongestCommonRun(secret.Value, masked),
                Is.LessThanOrEqualTo(LongestShown.GetValueOrDefault(name)),
                () => $"{name}: {secret.Value} reads {masked}");
        }
    }

    [RandomCases(1_000, Arbitrary = [typeof(SecretText)])]
    public void NoSecretIsShownOutOfACompositeValue(SecretText secret)
    {
        ArgumentNullException.ThrowIfNull(secret);

        foreach (var (name, template, shown) in Composites)
        {
            var value = string.Format(CultureInfo.InvariantCulture, template, secret.Value);

            var masked = StyleCatalog.Mask(StyleCatalog.All[name], value);

            // Digits of the template itself, as in a country's code, are not the secret's.
            var own = template.Replace("{0}", "", StringComparison.Ordinal);
            Assert.That(
                LongestCommonRun(secret.Value, masked),
                Is.LessThanOrEqualTo(Math.Max(shown, LongestCommonRun(secret.Value, own))),
                () => $"{name}: {value} reads {masked}");
        }
    }

    [RandomCases(3_000, Arbitrary = [typeof(HostileText)])]
    public void NoTextElementIsCut(HostileText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] styles =
            ["style-stars", "style-token", "style-email", "style-name", "style-ends", "style-ends-first", "style-ends-length"];

        // Signs and dots that divide an address are kept, and may have been part of an element with what was before.
        var whole = Elements(text.Value).Concat(["＠", "。"]).ToHashSet();

        foreach (var name in styles)
        {
            var masked = StyleCatalog.Mask(StyleCatalog.All[name], text.Value);

            var cut = Elements(masked).Where(element => element is not [< '\x7F'] && !whole.Contains(element));
            Assert.That(cut, Is.Empty, $"{name}: {text}");
        }
    }

    private static IEnumerable<string> Elements(string text)
    {
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
        {
            yield return elements.GetTextElement();
        }
    }

    private static int LongestCommonRun(string secret, string masked)
    {
        var longest = 0;
        for (var start = 0; start < secret.Length; start++)
        {
            while (start + longest < secret.Length
                && masked.AsSpan().Contains(secret.AsSpan(start, longest + 1), StringComparison.Ordinal))
            {
                longest++;
            }
        }

        return longest;
    }
}
