using System.Text;
using Serilog.Ecs.Masking.Quality.Corpora;
using Serilog.Ecs.Masking.Quality.Grammars;

namespace Serilog.Ecs.Masking.Quality.Speed;

/// <summary>Texts to measure the engine on: all different, drawn with fixed seeds.</summary>
internal static class SpeedTexts
{
    /// <summary>How many texts there are of each kind and length.</summary>
    public const int Count = 1_000;

    /// <summary>How many audit trails there are.</summary>
    public const int TrailCount = 100;

    /// <summary>The lengths of clean texts.</summary>
    public static readonly int[] Lengths = [160, 8_000];

    private const int Seed = 17;
    private const int SecretEvery = 160;

    private static readonly Dictionary<string, string[]> Sources = new(StringComparer.Ordinal)
    {
        ["prose"] = ["prose-english"],
        ["log lines"] = ["log-aspnet", "log-jvm", "log-access", "log-system", "log-queue", "kubernetes-status"],
        ["JSON bodies"] = ["json-api", "audit-cloud"],
        ["SQL"] = ["sql-statements", "log-entity-framework"],
        ["source code"] = ["code-csharp", "code-jvm", "code-script", "code-systems"],
        ["Korean prose"] = ["prose-korean"],
    };

    /// <summary>The kinds of clean text.</summary>
    public static IEnumerable<string> CleanKinds => Sources.Keys;

    /// <summary>Returns texts of one length in which the engine finds nothing.</summary>
    public static string[] Clean(string kind, int length, int count = Count)
    {
        var lines = Lines(kind).GetEnumerator();
        return [.. Enumerable.Range(0, count).Select(_ => Joined(lines, length))];
    }

    /// <summary>Returns log lines of 160 characters with one password in each.</summary>
    public static string[] OneFinding() => [.. Clean("log lines", SecretEvery - 26).Select((text, index) => $"{text} password=Harbor{index:00000}x end")];

    /// <summary>Returns JSON of audit trails with a secret or an address about every 60 characters.</summary>
    public static string[] DenseAudit()
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, TrailCount).Select(_ => $"{{\"records\":[{string.Join(',', Enumerable.Range(0, 40).Select(_ => Record(random)))}]}}")];
    }

    private static string Record(Random random) =>
        $"{{\"actor\":\"{Terminals.Draw("lower", ["7"], random)}@example.com\",\"ip\":\"{Terminals.Draw("ip", [], random)}\",\"action\":\"login\",\"password\":\"{Terminals.Draw("alnum", ["12"], random)}\",\"ms\":{Terminals.Draw("int", ["1", "900"], random)},\"session_token\":\"{Terminals.Draw("hex", ["32"], random)}\"}}";

    private static IEnumerable<string> Lines(string kind)
    {
        IEnumerator<string>[] sources = [.. Sources[kind].Select(
            name => Corpus.Harmless.Single(corpus => corpus.Kind == name).Draw(Seed).Select(line => line.Text).GetEnumerator())];
        for (var index = 0; ; index++)
        {
            var source = sources[index % sources.Length];
            source.MoveNext();
            if (IsClean(source.Current))
            {
                yield return source.Current;
            }
        }
    }

    private static string Joined(IEnumerator<string> lines, int length)
    {
        var text = Joined(lines, length, static (_, _) => true);
        while (!IsClean(text))
        {
            // Lines that are clean alone may not be so together: one that spoils the text is left out.
            text = Joined(lines, length, static (before, line) => IsClean(before + line));
        }

        return text;
    }

    private static string Joined(IEnumerator<string> lines, int length, Func<string, string, bool> fits)
    {
        var text = new StringBuilder();
        while (text.Length < length && lines.MoveNext())
        {
            if (fits(text.ToString(), lines.Current))
            {
                text.Append(lines.Current).Append('\n');
            }
        }

        return text.ToString(0, length);
    }

    private static bool IsClean(string text) => ReferenceEquals(Engine.Mask(text), text);
}
