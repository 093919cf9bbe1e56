using System.Text.RegularExpressions;
using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Shapes;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Shapes.Tokens;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Redaction.Tests.Shapes;

/// <summary>Every row of the table of formats: made-up members are found, near misses are not. An ordinary regular expression is the oracle.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class TokenTableTests
{
    private const int Rounds = 20;
    private const int FewestFormats = 250;
    private const string Uuid = "0123abcd-4567-89ab-cdef-0123456789ab";

    private static readonly string[] Contexts =
    [
        "{0}",
        "The value {0} was refused.",
        "key='{0}', retry",
        "value={0}",
        "{{\"v\":\"{0}\"}}",
        "https://api.example.com/?k={0}&page=2",
        "see https://{0}",
        "토큰은 {0}입니다",
    ];

    private static readonly Dictionary<string, TokenFormat> Table = TokenFormats.All.ToDictionary(format => $"{format.Rule}/{format.Name}");

    private static IEnumerable<string> Formats => Table.Keys;

    private static IEnumerable<string> NearFormats => Formats.Where(id => Table[id].Conditions.Near.Length > 0);

    private static IEnumerable<string> Lookalikes => CaseTable.Read("token-lookalikes.txt").Select(cells => cells[0]);

    [TestCaseSource(nameof(Formats))]
    public void AMemberIsFoundByItsOwnRule(string id)
    {
        var format = Table[id];
        var random = Seeds.For(id);
        var scanner = new ValueScanner([format.Rule]);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var context in Contexts.Where(context => format.Conditions.KeepsHead || !context.StartsWith("see", StringComparison.Ordinal)))
            {
                var token = RandomToken.Of(format, random);
                var text = string.Format(context, RandomToken.KeyOf(format) + token);

                Assert.That(Scan.Masked(text, scanner), Does.Not.Contain(Tail(token)), text);
                Assert.That(Scan.Masked(text), Does.Not.Contain(Tail(token)), text + " with all rules");
            }
        }
    }

    [TestCaseSource(nameof(Formats))]
    public void ANearMissIsNotFound(string id)
    {
        var format = Table[id];
        var random = Seeds.For(id);
        var scanner = new ValueScanner([format.Rule]);
        var shapes = string.Join('|', TokenFormats.All.Where(other => other.Rule == format.Rule).Select(other => other.Pattern));
        var oracle = new Regex($"(?<![A-Za-z0-9_])(?:{shapes})(?![A-Za-z0-9_])");
        for (var round = 0; round < Rounds; round++)
        {
            var token = RandomToken.Of(format, random);
            var place = random.Next(0, token.Length - 1);
            string[] misses =
            [
                "x" + token, "_" + token, token + "_", token.Insert(place, " "), token.Insert(place, "!"), token.Remove(random.Next(0, 2), 1), token[..^1],
            ];
            foreach (var miss in misses.Where(miss => !oracle.IsMatch(miss)))
            {
                var text = $"{RandomToken.KeyOf(format)}{miss} from there";

                Assert.That(Scan.Marked(text, format.Rule, scanner), Is.EqualTo(text));
            }
        }
    }

    [TestCaseSource(nameof(NearFormats))]
    public void AnUnlikelyShapeNeedsTheNameOfItsVendor(string id)
    {
        var format = Table[id];
        var token = RandomToken.Of(format, Seeds.For(id));
        var name = format.Conditions.Near[0];
        var scanner = new ValueScanner([format.Rule]);
        var all = new ValueScanner([format.Rule], minimum: Confidence.Low);

        Assert.That(Scan.Masked($"id={token}", scanner), Does.Contain(token), "by another name");
        Assert.That(Scan.Masked($"{name} wants {token}", all), Does.Not.Contain(token), "near the name, with least confidence");
        Assert.That(Scan.Masked($"id={token}", all), Does.Contain(token), "by another name, with least confidence");
        if (format.Confidence == Confidence.Low)
        {
            Assert.That(Scan.Masked($"{name} wants {token}", scanner), Does.Contain(token), "near the name alone");
            Assert.That(Scan.Masked($"x{name}={token}", scanner), Does.Contain(token), "within a longer name");
        }

        foreach (var text in new[] { $"{name}: {token}", $"\"my_{name}\": \"{token}\"", $"MY_{name.ToUpperInvariant()} := '{token}'" })
        {
            Assert.That(Scan.Masked(text, scanner), Does.Not.Contain(token), text);
        }
    }

    [TestCaseSource(nameof(Lookalikes))]
    public void AHarmlessTextStays(string shape)
    {
        var random = Seeds.For(shape);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var text in Contexts[..6].Select(context => string.Format(context, DetectorCases.Fill(shape.Replace("<uuid>", Uuid, StringComparison.Ordinal), random))))
            {
                Assert.That(Scan.Marked(text), Is.EqualTo(text));
            }
        }
    }

    [Test]
    public void EveryFormatHasOneRowAndASource()
    {
        var formats = TokenFormats.All;

        Assert.That(formats, Has.Count.AtLeast(FewestFormats));
        Assert.That(formats.Select(format => format.Pattern + string.Join('+', format.Conditions.Near)), Is.Unique);
        Assert.That(formats.Select(format => format.Source), Has.All.Not.Empty);
        Assert.That(formats.Select(format => format.Rule), Is.Ordered.Using<string>(StringComparer.Ordinal));
    }

    [Test]
    public void AFormatThatOthersMayHaveIsOfLowConfidenceAndNamesItsVendor()
    {
        var bare = TokenFormats.All.Where(
            format => TokenPattern.Expand(format.Pattern).Any(parts => TokenAnchor.Of([.. parts]).Start == TokenStart.Length && parts.Count == 1));

        Assert.That(bare.Select(format => format.Confidence), Has.All.EqualTo(Confidence.Low));
        Assert.That(bare.Select(format => format.Conditions.Near), Has.All.Not.Empty);
    }

    // The time for a text that repeats the beginning of a token would grow faster than the text.
    [TestCaseSource(nameof(Formats))]
    public void WhatFollowsALongPartIsReachedOnce(string id)
    {
        var format = Table[id];
        foreach (var parts in TokenPattern.Expand(format.Pattern))
        {
            for (var index = 1; index < parts.Count; index++)
            {
                var set = parts[index].Set;
                var mayFail = parts.Skip(index + 1).Any(part => part.Min > 0);
                var mayRestart = (set & ~CharacterSet.Word) != default && parts.Take(index).All(part => (part.Set & set) != default);

                Assert.That(parts[index].Max == TokenPart.Unlimited && mayFail && mayRestart, Is.False, $"part {index}");
            }
        }
    }

    // Public parts, such as the host of a webhook, may stay.
    private static string Tail(string token) => token[^Math.Min(12, token.Length / 2)..];
}
