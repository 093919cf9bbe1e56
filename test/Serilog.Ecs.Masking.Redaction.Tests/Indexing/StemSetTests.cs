using System.Numerics;
using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Indexing;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Redaction.Tests.Indexing;

/// <summary>The index must find a part of every name under which the policy hides values, however the name is spelled and whatever is before it.</summary>
public class StemSetTests
{
    private static readonly string[] Before = ["", " ", "\"", "$", "{\"", "?", "\\n", "\\t", "\\u003C", "%3C", "%0A", "my_", "my", "x-", "a.", "é", "1"];

    private static readonly string[] Nouns =
        [.. KeyRules.All
            .SelectMany(static rule => (string[])[.. rule.Anywhere, .. rule.Last, .. rule.Nouns, .. rule.NounsAnywhere, .. rule.Glued])
            .Distinct()];

    private static readonly string[] Behind = ["=x", "\":\"x", ": x", "s=x", "_1=x", "Id=x", " is x", ""];

    [Test]
    public void APartOfEveryNameIsFound()
    {
        var policy = Mask.Policy();
        var spellings = KeyVocabulary.Phrases.Words.SelectMany(Spellings).Distinct(StringComparer.Ordinal).ToArray();
        var checkedNames = 0;
        var missed = new List<string>();
        foreach (var spelling in spellings)
        {
            foreach (var before in Before)
            {
                foreach (var behind in Behind)
                {
                    var text = before + spelling + behind;
                    var name = NameIn(text, before, behind);
                    if (policy.Decide(name).Rule is null)
                    {
                        continue;
                    }

                    checkedNames++;
                    if (!IsFound(policy.Stems, text))
                    {
                        missed.Add(text);
                    }
                }
            }
        }

        Assert.That(checkedNames, Is.GreaterThan(100_000));
        Assert.That(missed.Take(20), Is.Empty);
    }

    [TestCase("mapping=1", TestName = "A short part is not looked for in the middle of a word")]
    [TestCase("the passenger arrived", TestName = "A part that ends words is not looked for at their start")]
    [TestCase("“Quotation marks” and dashes — are in none…", TestName = "Punctuation beyond ASCII is in no name")]
    [TestCase("빠른 갈색 여우가 게으른 개를 뛰어넘는다", TestName = "A sentence of another script has no names")]
    public void OtherWordsAreNotFound(string text) => Assert.That(IsFound(Mask.Policy().Stems, text), Is.False);

    // What of the text is the name, as a notation would read it.
    private static ReadOnlySpan<char> NameIn(string text, string before, string behind)
    {
        var start = before.Length > 0 && char.IsAsciiLetterOrDigit(before[^1]) && before[0] is not ('\\' or '%') ? 0 : before.TrimEnd('_', '-', '.').Length == before.Length ? before.Length : 0;
        return text.AsSpan(start, text.Length - start - behind.TrimStart('s', '_', '1', 'I', 'd').Length);
    }

    private static IEnumerable<string> Spellings(string phrase)
    {
        yield return phrase;
        yield return phrase.ToUpperInvariant();
        yield return char.ToUpperInvariant(phrase[0]) + phrase[1..];

        // A noun at the end is a word of its own as often. A single letter before it says nothing.
        foreach (var noun in Nouns.Where(noun => phrase.Length > noun.Length + 1 && phrase.EndsWith(noun, StringComparison.Ordinal)))
        {
            var at = phrase.Length - noun.Length;
            var (first, second) = (phrase[..at], phrase[at..]);
            yield return first + "_" + second;
            yield return first + "-" + second;
            yield return first + char.ToUpperInvariant(second[0]) + second[1..];
            yield return (first + "_" + second).ToUpperInvariant();
        }
    }

    private static bool IsFound(StemSet stems, string text)
    {
        Span<uint> masks = stackalloc uint[StemSet.ChunkLength / 32];
        if (!stems.Match(text, masks))
        {
            return false;
        }

        for (var word = 0; word < (text.Length + 31) / 32; word++)
        {
            for (var bits = masks[word]; bits != 0; bits &= bits - 1)
            {
                var at = (word * 32) + BitOperations.TrailingZeroCount(bits);
                if (at < text.Length && stems.FindAt(text, at) is not null)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
