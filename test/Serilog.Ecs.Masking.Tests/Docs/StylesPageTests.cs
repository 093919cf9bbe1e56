using System.Globalization;
using System.Text;
using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Validation;

namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>The page of mask styles: each output is what the style writes.</summary>
public class StylesPageTests
{
    private static readonly string PagePath = Path.Combine(Repository.Root, "src", "docs", "styles.md");

    private static readonly (string Style, string Code, string Values, string[] Inputs)[] Rows =
    [
        ("Redacted", "MaskStyle.Redacted", "any value", ["hunter2"]),
        ("Token", "MaskStyle.Token", "one machine token; a short one and other text are hidden whole", ["8f14e45fceea167a5a36dedd", "short", "two words"]),
        ("Email", "MaskStyle.Email", "an e-mail address", ["someuser@example.com", "no address"]),
        ("EmailFixedLength", "", "an e-mail address, without its length", ["someuser@example.com"]),
        ("Stars", "MaskStyle.Stars", "any value, a star for each text element, at most 64", ["hunter2 x"]),
        ("Card", "MaskStyle.Card", "a card number, the last four digits stay", ["4111111111111111", "4111-1111-1111-1111"]),
        ("CardFirstSix", "", "a card number, the first six and last four digits stay", ["4111111111111111"]),
        ("ResidentNumber", "MaskStyle.ResidentNumber", "a Korean resident number, the birth date stays", ["900101-1234567"]),
        ("Phone", "MaskStyle.Phone", "a telephone number, the last four digits stay", ["010-1234-5678", "+82 10 1234 5678"]),
        ("PhoneStart", "", "a telephone number, all but the last four digits stay", ["010-1234-5678"]),
        ("Iban", "MaskStyle.Iban", "a bank account number", ["DE89370400440532013000"]),
        ("PersonName", "MaskStyle.PersonName", "a name of a person", ["김민용", "Jane Doe"]),
        ("SocialSecurityNumber", "MaskStyle.SocialSecurityNumber", "a social security number", ["536-22-8726"]),
        ("SocialSecurityNumberEnd", "", "a social security number, the last four digits stay", ["536-22-8726"]),
        ("BirthDate", "MaskStyle.BirthDate", "a date, the year stays", ["1990-05-17"]),
        ("Network", "MaskStyle.Network", "an IP address, the network stays", ["10.1.2.3", "2001:db8::8a2e:370:7334"]),
        ("Drop", "MaskStyle.Drop", "leaves a member out; a text cannot be left out and is hidden whole", ["hunter2"]),
        ("ShowEnds(2,2)", "MaskStyle.ShowEnds(2, 2)", "any value, the outer text elements stay; a value that would be shown whole is hidden whole", ["mother-maiden", "abcd"]),
    ];

    [Test]
    public void ThePageOfStylesIsWhatTheyWrite()
    {
        var page = Render();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(PagePath, page);
        }

        Assert.That(File.ReadAllText(PagePath).ReplaceLineEndings("\n"), Is.EqualTo(page), "UPDATE_DOCS=1 dotnet test writes the page anew.");
    }

    [Test]
    public void EveryStyleIsOnThePage()
    {
        var named = StyleNames.Fault("?").Split("there are ")[1].Split(" and ShowEnds")[0].Split(", ");

        Assert.That(Rows.Select(static row => row.Style.Split('(')[0]).Except(["ShowEnds"]), Is.EquivalentTo(named));
    }

    [Test]
    public void NoStyleShowsItsInput()
    {
        foreach (var (style, _, _, inputs) in Rows)
        {
            Assert.That(inputs.Where(input => Mask(style, input) == input), Is.Empty, style);
        }
    }

    private static string Render()
    {
        var page = new StringBuilder(
            """
            # Styles of masks

            Each rule has a style ([rules.md](rules.md)). `masking:styles` gives another one to a rule, a family or a name of your own, and `[Masked(Style = "…")]` to a member:
            `"styles": { "card": "CardFirstSix", "mother_maiden_name": "ShowEnds(2,2)" }`. This page is written by a test from the styles themselves.

            | style | in code | for | in | out |
            |---|---|---|---|---|

            """);
        foreach (var (style, code, values, inputs) in Rows)
        {
            foreach (var (input, number) in inputs.Select(static (input, number) => (input, number)))
            {
                var head = number == 0 ? $"| `{style}` | {(code.Length > 0 ? $"`{code}`" : "")} | {values}" : "| | |";
                page.Append(CultureInfo.InvariantCulture, $"{head} | `{input}` | `{Mask(style, input)}` |\n");
            }
        }

        page.Append(
            """

            `MaskStyle.Pseudonym(keyId, key, fieldClass)` exists in code only: `hmac:k1:…`, the same for the same value.

            Where the value does not have the shape that a style expects, it is hidden whole. [A style of your own](masking.md#your-own-style) is a class.

            """);
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static string Mask(string style, string input)
    {
        var mask = StyleNames.Find(style)!;
        return string.Create(mask.GetMaskedLength(input), (mask, input), static (destination, state) => state.mask.Mask(state.input, destination));
    }
}
