using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations.Prose;

/// <summary>The meaning of the words between a name and a value so far.</summary>
/// <param name="isQuotedName">Whether the name is quoted.</param>
/// <param name="isChanged">Whether a verb before the name says that the value is a new one.</param>
internal ref struct SentenceState(bool isQuotedName, bool isChanged)
{
    // "password expired for ann is x": participles directly after the name.
    private const int MostParticiples = 2;

    private readonly bool _isQuotedName = isQuotedName;
    private bool _isAfterColon;

    /// <summary>Gets whether the next word may be the value: a verb, a noun such as <c>value</c>, or a colon is before it.</summary>
    public bool IsLinked { get; private set; }

    /// <summary>Gets whether the value is a new one: <c>changed</c>, <c>from</c>.</summary>
    public bool IsChanged { get; private set; } = isChanged;

    /// <summary>Gets whether the words are about whose value it is: <c>for ann</c>.</summary>
    public bool IsObject { get; private set; }

    /// <summary>Gets whether they name it in quotation marks, so that the sentence may end with a colon: <c>for 'ann': x</c>.</summary>
    public bool IsOwned { get; private set; }

    /// <summary>Gets whether the value is not in the sentence.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Takes a colon that no value follows.</summary>
    public void TakeColon() => _isAfterColon = true;

    /// <summary>Takes quoted words that are not a value.</summary>
    public void TakeQuoted() => (IsOwned, IsObject) = (IsObject, false);

    /// <summary>Takes a word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The offset of the word.</param>
    /// <param name="end">The offset after the word.</param>
    /// <param name="words">The number of words before it.</param>
    public void TakeWord(ReadOnlySpan<char> text, int start, int end, int words)
    {
        var word = text[start..end];
        var classes = Vocabulary.Classify(word.TrimEnd(".,:"));
        if (StartsValue(text, word, classes, start, end))
        {
            IsLinked = true;
        }
        else if (word.Equals("from", StringComparison.OrdinalIgnoreCase) && QuotedValueReader.IsChangedFrom(text, end))
        {
            (IsLinked, IsChanged) = (true, true);
        }
        else if ((classes & WordClass.Change) != 0)
        {
            (IsLinked, IsChanged) = (QuotedValueReader.IsChangedFrom(text, end), true);
        }
        else if ((classes & WordClass.ValueNoun) != 0)
        {
            IsLinked = true;
        }
        else if ((classes & (WordClass.Joint | WordClass.ForeignPreposition)) != 0)
        {
            IsObject |= (classes & (WordClass.Preposition | WordClass.ForeignPreposition)) != 0;
            IsLinked = false;
        }
        else if (!IsObject && !_isAfterColon && !((classes & WordClass.Participle) != 0 && words < MostParticiples))
        {
            IsOver = true;
            return;
        }

        // "Token generated: x", "… for root@localhost: x"
        IsLinked |= word[^1] == ':' && (IsObject || IsChanged || (classes & WordClass.Participle) != 0);
        _isAfterColon = false;
        IsOver = word[^1] is '.' or ';' or '!' or '?';
    }

    // A link, but "to" and "from" only after a change; "to" after a quoted name only before a quoted value.
    private readonly bool StartsValue(ReadOnlySpan<char> text, ReadOnlySpan<char> word, WordClass classes, int start, int end)
    {
        var isTo = word.Equals("to", StringComparison.OrdinalIgnoreCase);
        if (_isQuotedName && isTo && QuoteReader.ReadAt(text, WhiteSpace.SkipBlanks(text, end)).Exists)
        {
            return true;
        }

        var isFrom = word.Equals("from", StringComparison.OrdinalIgnoreCase);

        // Failed to bind parameter "Guid token" from "x".
        if (!_isQuotedName
            && word is "from"
            && start > 1
            && QuoteReader.ReadBefore(text, start - 1).Exists
            && QuoteReader.ReadAt(text, WhiteSpace.SkipBlanks(text, end)).Exists)
        {
            return true;
        }

        return (classes & (WordClass.Link | WordClass.ForeignLink)) != 0
            && (IsChanged || (!isTo && !isFrom))
            && !(isFrom && QuotedValueReader.IsChangedFrom(text, end));
    }
}
