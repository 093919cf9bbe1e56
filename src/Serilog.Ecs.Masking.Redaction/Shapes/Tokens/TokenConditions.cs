namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>What a token shows beyond its pattern.</summary>
internal sealed record TokenConditions
{
    private const string NearPrefix = "near=";
    private const string CheckPrefix = "check=";

    private static readonly TokenConditions None = new();

    /// <summary>The kinds of characters, and whether it may read as words.</summary>
    public TokenGuard Guard { get; private init; }

    /// <summary>The checksum that it ends with.</summary>
    public TokenChecksum Checksum { get; private init; }

    /// <summary>Words of which one is close to it; in lower case.</summary>
    public string[] Near { get; private init; } = [];

    /// <summary>Whether the part before the variable end is public, such as a host name.</summary>
    public bool KeepsHead { get; private init; }

    /// <summary>Reads the names of conditions, which commas separate; <c>-</c> is none.</summary>
    /// <exception cref="FormatException">There is no condition of that name.</exception>
    public static TokenConditions Parse(ReadOnlySpan<char> text)
    {
        var conditions = None;
        while (text is not ("-" or ""))
        {
            var comma = text.IndexOf(',');
            conditions = conditions.With(comma < 0 ? text : text[..comma]);
            text = comma < 0 ? "" : text[(comma + 1)..];
        }

        return conditions;
    }

    private TokenConditions With(ReadOnlySpan<char> name)
    {
        if (name.StartsWith(NearPrefix))
        {
            return this with { Near = name[NearPrefix.Length..].ToString().Split('+') };
        }

        return name switch
        {
            "keeps-head" => this with { KeepsHead = true },
            CheckPrefix + "base58" => this with { Checksum = TokenChecksum.Base58 },
            CheckPrefix + "strkey" => this with { Checksum = TokenChecksum.StrKey },
            "digit" => this with { Guard = Guard | TokenGuard.Digit },
            "two-digits" => this with { Guard = Guard | TokenGuard.TwoDigits },
            "upper" => this with { Guard = Guard | TokenGuard.Upper },
            "mixed-case" => this with { Guard = Guard | TokenGuard.MixedCase },
            "upper-or-digit" => this with { Guard = Guard | TokenGuard.UpperOrDigit },
            "not-words" => this with { Guard = Guard | TokenGuard.NotWords },
            "not-words-or-digit-first" => this with { Guard = Guard | TokenGuard.NotWordsOrDigitFirst },
            _ => throw new FormatException($"There is no condition '{name}'."),
        };
    }
}
