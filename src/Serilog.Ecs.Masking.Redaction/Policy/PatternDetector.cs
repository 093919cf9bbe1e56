using System.Text.RegularExpressions;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>A user's regular expression, which no text can make slow.</summary>
internal sealed class PatternDetector(string pattern, MaskRule rule) : CustomDetector(rule)
{
    /// <summary>What is after this offset is hidden without a search: the expression's cost is linear, and not small.</summary>
    public const int MaxLength = 65_536;

    private readonly Regex _regex = Compile(pattern);

    /// <exception cref="ArgumentException">The pattern is not valid.</exception>
    /// <exception cref="NotSupportedException">It needs backtracking.</exception>
    public static Regex Compile(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public override bool TryFind(ReadOnlySpan<char> text, ReadOnlySpan<char> name, int from, out CustomFinding finding)
    {
        var limit = Math.Min(text.Length, MaxLength);
        if (from < limit)
        {
            foreach (var match in _regex.EnumerateMatches(text[..limit], from))
            {
                if (match.Length > 0)
                {
                    finding = Finding(match.Index, match.Index + match.Length);
                    return true;
                }
            }
        }

        finding = Finding(Math.Max(from, limit), text.Length);
        return finding.End > finding.Start;
    }
}
