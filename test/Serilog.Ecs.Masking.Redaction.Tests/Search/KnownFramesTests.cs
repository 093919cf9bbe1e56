using System.Text.RegularExpressions;
using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Redaction.Tests.Search;

/// <summary>Frames that were seen before are a shortcut: it must let through what the searches find nothing in, and nothing else.</summary>
public partial class KnownFramesTests
{
    private static readonly string[] Frames =
    [
        .. Thrown().SelectMany(static exception => exception.ToString().Split('\n')).Where(static line => line.StartsWith("   at ", StringComparison.Ordinal)).Distinct(),
        "   at Shop.Payments.CardVault.<Store>d__12.MoveNext() in /src/Shop/Payments/CardVault.cs:line 118",
        "   at Shop.Users.SignIn(String user, String password, Boolean& isLocked)\r",
        "   at lambda_method(Closure , Object , Object[] )",
        "   at Shop.Api.Load(Token token) in /builds/ghp_0123456789abcdefghijABCDEFGHIJ012345/Api.cs:line 7",
        "   at Shop.Api.Load(Token token) in /home/ada@example.com/Api.cs:line 7",
        "   at Shop.Api.Load(String password = \"hunter2\")",
        "   at Shop.Api.Load(password=hunter2)",
        "   at Shop.Api.Load(4111 1111 1111 1111)",
        "   at (",
        "   at x: password(hunter2)",
    ];

    [Test]
    public void ItLetsThroughWhatTheSearchesFindNothingIn()
    {
        var random = Seeds.Random(nameof(ItLetsThroughWhatTheSearchesFindNothingIn));
        var policy = Mask.Policy();
        var passed = 0;
        var rounds = Seeds.Count("FUZZ_STRINGS", 20_000) / 8;
        for (var round = 0; round < rounds; round++)
        {
            var parts = Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(6) == 0 ? CaseTable.Texts[random.Next(CaseTable.Texts.Length)] : Frames[random.Next(Frames.Length)] + "\n").ToList();
            var text = string.Concat(parts);

            var passes = policy.Frames.Passes(text);

            Assert.That(passes, Is.EqualTo(Pieces(text).All(piece => CleanText.IsClean(policy, piece))), text);
            passed += passes ? 1 : 0;
        }

        Assert.That(passed, Is.InRange(rounds / 20, rounds * 19 / 20), "Texts of one kind alone test nothing.");
    }

    [Test]
    public void WhatIsHiddenStaysHiddenHoweverOftenItsFramesCome(
        [Values("ghp_0123456789abcdefghijABCDEFGHIJ012345", "ada@example.com", "4111111111111111")] string secret)
    {
        var policy = Mask.Policy();
        string[] places =
        [
            Frames[0] + "\n" + secret + "\n" + Frames[1], secret + "\n" + Frames[0], Frames[0] + "\n   at Shop.Load(" + secret + ")\n" + Frames[1],
        ];

        for (var time = 0; time < 3; time++)
        {
            Assert.That(Array.FindAll(places, place => policy.Frames.Passes(place)), Is.Empty);
            Assert.That(policy.Frames.Passes(Frames[0] + "\n" + Frames[1]), Is.True);
        }
    }

    [Test]
    public void KnownFramesAllocateNothing()
    {
        var policy = Mask.Policy();
        var text = string.Join('\n', Thrown().Select(static exception => exception.ToString()));

        Assert.That(Allocated.AtLeast(() => policy.Frames.Passes(text)), Is.Zero);
    }

    // However many there are, and whatever they look like.
    [Test]
    public void MoreFramesThanItKeepsAreJudgedAsWell()
    {
        var policy = Mask.Policy();
        for (var number = 0; number < 5_000; number++)
        {
            var frame = "   at Shop.Load" + number + "(String path)\n";

            Assert.That(policy.Frames.Passes("Failed.\n" + frame), Is.True);
            Assert.That(policy.Frames.Passes("Failed.\n" + frame + "password=hunter2"), Is.False);
        }
    }

    // Each frame by itself, and what is between them.
    private static IEnumerable<string> Pieces(string text)
    {
        var between = "";
        foreach (var line in text.Split('\n').Select(static line => line + "\n"))
        {
            if (FrameLine().IsMatch(line))
            {
                yield return between;
                yield return line;
                between = "";
            }
            else
            {
                between += line;
            }
        }

        yield return between[..^1];
    }

    [GeneratedRegex("""^   at [^( :="']+\(""")]
    private static partial Regex FrameLine();

    private static List<Exception> Thrown()
    {
        var thrown = new List<Exception>();
        Action[] failures =
        [
            static () => int.Parse("x", System.Globalization.CultureInfo.InvariantCulture),
            static () => File.ReadAllText("/nowhere/at/all"),
            static () => System.Text.Json.JsonDocument.Parse("{"),
            static () => Task.Run(static async () => { await Task.Yield(); throw new TimeoutException("The operation timed out."); }).GetAwaiter().GetResult(),
            static () => Array.ConvertAll([1], static _ => Enum.Parse<DayOfWeek>("x")),
            static () => new Dictionary<string, List<int>> { ["a"] = [] }["b"].Clear(),
            static () => Parallel.For(0, 2, static _ => throw new InvalidOperationException("Not now.")),
        ];
        foreach (var failure in failures)
        {
            try
            {
                failure();
            }
            catch (Exception exception)
            {
                thrown.Add(exception);
            }
        }

        return thrown;
    }
}
