using System.Text.RegularExpressions;
using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes;
using Serilog.Ecs.Masking.Redaction.Shapes.Tokens;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Redaction.Tests.Shapes;

/// <summary>Every published shape, filled with chance; the seed is printed, and decides all of it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class TokenFormatTests
{
    private const int Rounds = 20;

    // The name before a webhook's host is not part of what is looked for.
    private const string AnyHost = "[a-z0-9]+\\.";


    private static readonly string[] Contexts =
    [
        "{0}",
        "{0} was refused",
        "refused: {0}",
        "the key \"{0}\" leaked",
        "key='{0}', retry",
        "{{\"value\":\"{0}\"}}",
        "https://api.example.com/v1/{0}/use",
        "https://api.example.com/?k={0}&page=2",
        "a,{0};b",
        "<{0}>",
        "({0})",
        "first line\n{0}\nthird line",
        "value=%22{0}%22",
        "escaped \\n{0}\\n twice",
        "토큰은 {0}입니다",
        "The service was started with the following value in its environment, which it should not print: {0}.",
    ];

    private static readonly Dictionary<string, string> Shapes =
        CaseTable.Read("token-shapes.txt").ToDictionary(cells => cells[0], cells => cells[1]);

    private static IEnumerable<string> Rules => Shapes.Keys;

    [TestCaseSource(nameof(Rules))]
    public void ATokenOfTheShapeIsFoundAnywhere(string rule)
    {
        var random = Seeds.For(nameof(ATokenOfTheShapeIsFoundAnywhere));
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var context in Contexts)
            {
                var token = random.Like(Shapes[rule]);
                var text = string.Format(context, Near(rule) + token);

                var masked = Scan.Masked(text);

                Assert.That(masked, Does.Not.Contain(Tail(token)), text);
                Assert.That(Scan.All(text).Select(finding => finding.Rule.Class), Has.Some.EqualTo(RuleClass.Secret));
            }
        }
    }

    [TestCaseSource(nameof(Rules))]
    public void ATokenIsFoundByItsOwnRuleAlone(string rule)
    {
        var random = Seeds.For(nameof(ATokenIsFoundByItsOwnRuleAlone));
        var scanner = new ValueScanner([rule]);
        for (var round = 0; round < Rounds; round++)
        {
            var token = random.Like(Shapes[rule]);
            var text = $"{Near(rule)}got {token} from the vault";

            var findings = Scan.All(text, scanner);

            Assert.That(findings.Select(finding => finding.Rule.Id), Is.EqualTo(new[] { rule }), text);
            Assert.That(text[..findings[0].End], Does.EndWith(token));
        }
    }

    [TestCaseSource(nameof(Rules))]
    public void WithoutItsRuleATokenIsNotReportedUnderIt(string rule)
    {
        var random = Seeds.For(nameof(WithoutItsRuleATokenIsNotReportedUnderIt));
        var scanner = Scan.Without(rule);
        for (var round = 0; round < Rounds; round++)
        {
            var text = $"{Near(rule)}got {random.Like(Shapes[rule])} from the vault";

            Assert.That(Scan.All(text, scanner).Select(finding => finding.Rule.Id), Has.None.EqualTo(rule));
        }
    }

    [TestCaseSource(nameof(Rules))]
    public void WhatHasNotTheShapeIsNotFound(string rule)
    {
        var random = Seeds.For(nameof(WhatHasNotTheShapeIsNotFound));
        var scanner = new ValueScanner([rule]);
        var shape = new Regex($"(?<![A-Za-z0-9_])(?:{Shapes[rule].Replace(AnyHost, "", StringComparison.Ordinal)})(?![A-Za-z0-9_])");
        for (var round = 0; round < Rounds; round++)
        {
            var token = random.Like(Shapes[rule]);
            var place = random.Next(0, token.Length - 1);
            string[] misses =
            [
                random.Like(Shapes[rule], shorter: 1),
                "x" + token,
                "_" + token,
                token + "_",
                token.Insert(place, " "),
                token.Insert(place, "!"),
                token.Remove(random.Next(0, Math.Min(3, token.Length - 1)), 1),
            ];

            foreach (var text in misses.Select(miss => $"{Near(rule)}got {miss} from there").Where(text => !shape.IsMatch(text)))
            {
                Assert.That(Scan.Marked(text, rule, scanner), Is.EqualTo(text));
            }
        }
    }

    [TestCase("gh[pousr]_", "[A-Za-z0-9]{15}")]
    [TestCase("github_pat_", "[A-Za-z0-9_]{15}")]
    [TestCase("glpat-", "[A-Za-z0-9_-]{15}")]
    [TestCase("xox[bp]-", "\\d{11}-[A-Za-z0-9]{15}")]
    [TestCase("sk_live_", "[A-Za-z0-9]{9}")]
    [TestCase("sk-proj-", "[A-Za-z0-9_-]{15}")]
    [TestCase("AKIA", "[A-Z0-9]{15}")]
    [TestCase("AIza", "[A-Za-z0-9_-]{15}")]
    [TestCase("npm_", "[A-Za-z0-9]{15}")]
    [TestCase("dckr_pat_", "[A-Za-z0-9_-]{15}")]
    [TestCase("shpat_", "[a-f0-9]{15}")]
    [TestCase("hf_", "[A-Za-z]{15}")]
    [TestCase("fio-u-", "[A-Za-z0-9_=-]{15}")]
    [TestCase("EZTK", "[A-Za-z0-9]{15}")]
    public void ATokenThatWasCutIsStillFound(string head, string tail)
    {
        var random = Seeds.For(nameof(ATokenThatWasCutIsStillFound));
        for (var round = 0; round < Rounds; round++)
        {
            var start = random.Like(head);
            var secret = random.Like(tail);

            var masked = Scan.Masked($"signing in with {start}{secret}… failed");

            Assert.That(masked, Does.Not.Contain(secret[^6..]));
        }
    }

    [Test]
    public void EveryShapeOfTheTableHasARule()
    {
        var known = DetectorRules.All.Select(rule => rule.Id);

        Assert.That(Rules, Is.SubsetOf(known));
        Assert.That(TokenFormats.All.Select(format => format.Rule), Is.SupersetOf(Rules));
    }

    // Hexadecimal digits after "key-" are often a cache key: the vendor's name must be nearby.
    private static string Near(string rule) => rule == "mailgun" ? "mailgun: " : "";

    // Public parts, such as the host of a webhook, may stay.
    private static string Tail(string token) => token[^Math.Min(12, token.Length / 2)..];
}
