using System.Text.RegularExpressions;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>A user's regular expression, which no text can make slow.</summary>
internal sealed class CustomDetector(string pattern, MaskRule rule)
{
    /// <summary>What stands behind this is hidden without looking: the expression's cost is linear, and not small.</summary>
    public const int MaxLength = 65_536;

    private readonly Regex _regex = Compile(pattern);

    public MaskRule Rule { get; } = rule;

    /// <exception cref="ArgumentException">The pattern is not valid.</exception>
    /// <exception cref="NotSupportedException">It needs backtracking.</exception>
    public static Regex Compile(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public bool TryFind(ReadOnlySpan<char> text, int from, out PairFinding finding)
    {
        var limit = Math.Min(text.Length, MaxLength);
        if (from < limit)
        {
            foreach (var match in _regex.EnumerateMatches(text[..limit], from))
            {
                if (match.Length > 0)
                {
                    finding = new PairFinding(match.Index, match.Index + match.Length, Rule);
                    return true;
                }
            }
        }

        finding = new PairFinding(Math.Max(from, limit), text.Length, Rule);
        return finding.End > finding.Start;
    }
}
