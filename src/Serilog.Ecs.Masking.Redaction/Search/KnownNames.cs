using Serilog.Ecs.Masking.Redaction.Indexing;
using System.Collections.Concurrent;
using Serilog.Ecs.Masking.Redaction.Memory;
using Serilog.Ecs.Masking.Redaction.Notations;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>Caches what is known about the words of texts: most of them come again with every text of their kind.</summary>
internal sealed class KnownNames(MaskingPolicy policy)
{
    private static readonly KnownName Opaque = new(KeyDecision.Inert, [], IsPathName: false);

    private readonly NameMemo<KnownName> _memo = new();

    // One of each kind.
    private readonly ConcurrentDictionary<(KeyDecision Decision, Notation[] Notations, bool IsPathName), KnownName> _kinds = new();

    /// <summary>Returns what is known about a word.</summary>
    public KnownName Find(ReadOnlySpan<char> word)
    {
        if (_memo.Find(word, out var hash) is { } known)
        {
            return known;
        }

        // It is one of many that never come again, unless a notation knows it.
        var notations = NotationList.OfWord(word);
        if (notations.Length == 0 && NameReader.IsOpaque(word))
        {
            return Opaque;
        }

        var name = _kinds.GetOrAdd(
            (EscapedName.Decide(word, policy), notations, Vocabulary.Is(word, WordClass.PathName)),
            static kind => new KnownName(kind.Decision, kind.Notations, kind.IsPathName));
        _memo.Remember(hash, name);
        return name;
    }
}
