using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>
/// The values that were masked because of their keys: wherever one reappears in the same event, in a message, an exception
/// or a URL, it is masked there too.
/// </summary>
internal sealed class EchoList
{
    public const int MaxEntries = 144;

    /// <summary>What is shorter occurs elsewhere for other reasons.</summary>
    public const int ShortestValue = 6;

    private const int MaxValues = 48;

    // The rest is left to secrets: an event with a long list of names shows no password again.
    private const int MaxWithPersonal = 32;
    private const int LongestValue = 4_096;

    private static readonly SearchValues<char> Unreserved = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    // What JSON writes as it is, whatever the encoder.
    private static readonly SearchValues<char> PlainInJson = SearchValues.Create(
        " !#$%()*,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~");

    private readonly Entry[] _entries = new Entry[MaxEntries];
    private readonly int[] _unspelled = new int[MaxValues];
    private int _unspelledCount;
    private int _values;
    private int _shortest = int.MaxValue;

    public int Count { get; private set; }

    public ReadOnlySpan<Entry> Entries => _entries.AsSpan(0, Count);

    /// <summary>Returns whether a text is too short for any of the values.</summary>
    public bool IsTooLongFor(ReadOnlySpan<char> text) => text.Length < _shortest;

    /// <summary>Takes a value and its mask; short and common ones are let go, because they occur elsewhere with another meaning.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mask">The text in its place.</param>
    /// <param name="isPersonal">Whether it is personal data, of which fewer values are taken than of secrets.</param>
    public void Add(string value, string mask, bool isPersonal = false)
    {
        value = value.Trim();
        if (_values >= (isPersonal ? MaxWithPersonal : MaxValues)
            || value.Length is < ShortestValue or > LongestValue
            || value == mask
            || CommonWords.Contains(value)
            || mask.Contains(value, StringComparison.Ordinal)
            || Knows(value))
        {
            return;
        }

        if (Count == MaxEntries)
        {
            return;
        }

        _values++;
        Append(value, mask);

        // JSON has no half of a surrogate pair: other spellings of such a value need not have an escape.
        if (value.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            AppendSpellings(value, mask);
        }
        else if (value.AsSpan().ContainsAnyExcept(Unreserved))
        {
            _unspelled[_unspelledCount++] = Count - 1;
        }
    }

    /// <summary>
    /// Adds the other spellings of the values, as URLs, JSON and templates have them, if a text has the characters that they escape with.
    /// Nearly no text has. To be called before a text is searched.
    /// </summary>
    public void Spell(ReadOnlySpan<char> text)
    {
        if (_unspelledCount == 0 || !MaySpellOtherwise(text))
        {
            return;
        }

        for (var index = 0; index < _unspelledCount; index++)
        {
            var entry = _entries[_unspelled[index]];
            AppendSpellings(entry.Value, entry.Mask);
        }

        _unspelledCount = 0;
    }

    /// <summary>Returns whether one of the values is in a text.</summary>
    public bool IsIn(ReadOnlySpan<char> text)
    {
        if (text.Length < _shortest)
        {
            return false;
        }

        Spell(text);
        foreach (ref readonly var entry in Entries)
        {
            if (entry.Find(text, 0) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    public void Clear()
    {
        Array.Clear(_entries, 0, Count);
        Count = 0;
        _values = 0;
        _unspelledCount = 0;
        _shortest = int.MaxValue;
    }

    private bool Knows(string value)
    {
        foreach (ref readonly var entry in Entries)
        {
            if (entry.Value == value)
            {
                return true;
            }
        }

        return false;
    }

    private static bool MaySpellOtherwise(ReadOnlySpan<char> text) =>
        text.ContainsAny('%', '\\') || text.Contains("{{", StringComparison.Ordinal) || text.Contains("}}", StringComparison.Ordinal);

    // In a URL, in JSON or in a template the same value may be spelled otherwise.
    private void AppendSpellings(string value, string mask)
    {
        if (!value.AsSpan().ContainsAnyExcept(Unreserved))
        {
            return;
        }

        AppendOther(value, Uri.EscapeDataString(value), mask);
        if (value.AsSpan().ContainsAnyExcept(PlainInJson))
        {
            // The encoder throws at half of a surrogate pair.
            var valid = string.Concat(value.EnumerateRunes());
            AppendOther(value, JsonEncodedText.Encode(valid).ToString(), mask);
            AppendOther(value, JsonEncodedText.Encode(valid, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(), mask);
        }

        // As the text of a template spells braces.
        if (value.AsSpan().ContainsAny('{', '}'))
        {
            AppendOther(value, value.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), mask);
        }
    }

    private void AppendOther(string value, string spelling, string mask)
    {
        if (spelling != value)
        {
            Append(spelling, mask);
        }
    }

    private void Append(string value, string mask)
    {
        if (Count < MaxEntries)
        {
            _shortest = Math.Min(_shortest, value.Length);
            _entries[Count++] = new Entry(value, mask, !value.AsSpan().ContainsAnyExceptInRange('0', '9'));
        }
    }

    /// <summary>One value.</summary>
    /// <param name="Value">The value that must not appear.</param>
    /// <param name="Mask">The replacement.</param>
    /// <param name="IsNumber">Whether it is all digits: inside a longer number it is another one.</param>
    public readonly record struct Entry(string Value, string Mask, bool IsNumber)
    {
        /// <summary>Finds the value at or after <paramref name="from"/>, or returns -1.</summary>
        public int Find(ReadOnlySpan<char> text, int from)
        {
            while (from < text.Length)
            {
                var found = text[from..].IndexOf(Value);
                if (found < 0)
                {
                    return -1;
                }

                var start = from + found;
                var end = start + Value.Length;
                if (!IsNumber || !((start > 0 && char.IsDigit(text[start - 1])) || (end < text.Length && char.IsDigit(text[end]))))
                {
                    return start;
                }

                from = start + 1;
            }

            return -1;
        }
    }
}
