using System.Runtime.CompilerServices;

namespace Serilog.Ecs.Masking.Enrichers;

/// <summary>
/// A call site, as the compiler gives it. Its texts are literals, one instance each, so they are compared by
/// reference: hashing a path would cost more than all else.
/// </summary>
internal readonly record struct SourceLocation(string FilePath, int Line, string Member)
{
    public bool Equals(SourceLocation other) => ReferenceEquals(FilePath, other.FilePath) && Line == other.Line && ReferenceEquals(Member, other.Member);

    public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(FilePath), Line, RuntimeHelpers.GetHashCode(Member));
}
