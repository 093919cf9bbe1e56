using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations;

/// <summary>
/// Hashes of passwords behind the name of their scheme: <c>{SSHA}x</c> as directories store them (RFC 2307), <c>scrypt:32768:8:1$x$x</c> as Werkzeug does, and
/// <c>scrypt$x$16384$8$1$x</c> as Django does.
/// </summary>
internal sealed class StoredPasswordNotation : Notation
{
    private const int Longest = 512;
    private const int FewestParts = 2;

    private static readonly CharacterSet Hash = CharacterSet.Token68 | CharacterSet.Of('$') | CharacterSet.Of(':') | CharacterSet.Of(',');

    /// <inheritdoc/>
    public override NotationKind Kind => NotationKind.Assignment;

    /// <inheritdoc/>
    public override IEnumerable<string> Words => WordLists.PhrasesOf("password-hash");

    /// <inheritdoc/>
    public override bool ReadsPairs => false;

    /// <inheritdoc/>
    public override bool TryReadWord(ref TextSearch search, int start, int end)
    {
        var text = search.Text;
        var isEnclosed = start > 0 && end < text.Length && text[start - 1] == '{' && text[end] == '}';
        if (end >= text.Length || !(isEnclosed || text[end] is ':' or '$') || search.Policy.Decide("password").Rule is not { } rule)
        {
            return false;
        }

        var first = end + 1;
        var last = Hash.EndOfRun(text[..Math.Min(text.Length, first + Longest)], first);
        search.Spend(last - first);
        var value = text[first..last].TrimEnd(":,.");
        var hash = value[(value.LastIndexOf('$') + 1)..];

        // "/commits/{sha}/check-runs1": a slash goes on with a path.
        return (isEnclosed ? value is not ['/', ..] : value.Count('$') >= FewestParts)
            && SecretStrengths.Measure(hash) == SecretStrength.Token
            && search.Report(new Pair(new KeyCandidate(start, end, start, rule, IsTextOnly: false), first, first + value.Length, Kind) { IsTight = true });
    }
}
