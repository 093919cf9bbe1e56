using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>A value behind a sensitive key: decides whether it is nothing to hide, as what stands there often only looks like a secret.</summary>
internal readonly ref struct KeyedValue(ReadOnlySpan<char> text, TextKey key, int separator, int start, int end, MaskRule rule)
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789+-., *");

    private readonly ReadOnlySpan<char> _text = text;
    private readonly ReadOnlySpan<char> _name = text[key.Start..key.End];
    private readonly ReadOnlySpan<char> _value = text[start..end];
    private readonly TextKey _key = key;

    /// <summary>Whether the value stays.</summary>
    /// <param name="textOnly">Whether numbers under the key do.</param>
    /// <param name="policy">What is sensitive.</param>
    public bool IsHarmless(bool textOnly, MaskingPolicy policy) =>
        IsUntold()
        || SaysNothing()
        || IsCode(policy)
        || IsPlace()
        || !rule.Takes(_value)
        || (textOnly && (IsNumber() || CodeValue.IsCount(_value)))
        || MaskedTree.Is(_value, rule)
        || IsList(policy)
        || IsProse();

    // "Token generated: x": only what reads as a secret is what was generated.
    private bool IsUntold() => TextKey.IsParticiple(_name) && !SpokenShape.TryTold(_text, start, rule, out _);

    private bool SaysNothing() =>
        PlainValue.IsNothing(_value) || PlainValue.IsState(_value) || PlainValue.IsPlaceholder(_value) || (rule.IsLineWide && !rule.HoldsPairs && PlainValue.IsAuthMethod(_value));

    private bool IsCode(MaskingPolicy policy) =>
        CodeValue.IsReference(_text, _key, _value, policy) || CodeValue.IsTypeValue(_value) || PlainValue.IsColumn(_value, _name)
        || (!rule.IsTyped && (CodeValue.IsJavaObject(_value) || CodeValue.IsCode(_value, rule)));

    private bool IsPlace() => PathValue.IsDirectory(_text, _key, start, end) || (!rule.IsTyped && PathValue.IsFile(_value));

    private bool IsList(MaskingPolicy policy) =>
        (_text[separator] == ',' && (WordList.IsBehindWord(_text, _key, _value) || WordList.IsOfNames(_value, policy) || WordList.GoesOn(_text, _key, end)))
        || (_name.EndsWith("header", StringComparison.OrdinalIgnoreCase) && WordList.IsOfNames(_value, policy));

    private bool IsProse() =>
        _text[separator] == ':'
        && (KeyProse.NamesKey(_text, _name, start) || (start > 0 && _text[start - 1] is '"' or '\'' && KeyProse.IsRule(_value, _name)) || KeyProse.IsListOfSentences(_value, _name));

    private bool IsNumber() => !_value.Trim(" []").ContainsAnyExcept(NumberCharacters);
}
