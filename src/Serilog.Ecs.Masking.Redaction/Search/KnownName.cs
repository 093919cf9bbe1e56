using Serilog.Ecs.Masking.Redaction.Notations;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>What is known about a word of a text, whatever is around it.</summary>
/// <param name="Decision">What the policy says about it.</param>
/// <param name="Notations">The notations that look at the word by itself.</param>
/// <param name="IsPathName">Whether a secret may be the next segment of a path.</param>
internal sealed record KnownName(KeyDecision Decision, Notation[] Notations, bool IsPathName)
{
    /// <summary>Gets whether the word is no reason to look around it, unless a noun follows it.</summary>
    public bool IsInert => Decision.IsInert && Notations.Length == 0 && !IsPathName;
}
