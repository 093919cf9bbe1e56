using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations.Commands;

/// <summary>Compares the words of one command with patterns, and reports the values in it.</summary>
/// <param name="arguments">The words after the anchor of the patterns.</param>
/// <param name="kind">The notation that the values are judged under.</param>
internal ref struct CommandMatcher(ReadOnlySpan<Argument> arguments, NotationKind kind)
{
    private readonly ReadOnlySpan<Argument> _arguments = arguments;
    private MaskRule? _rule;
    private KeyCandidate _name;
    private Argument _value;
    private bool _isLoose;

    /// <summary>Gets the sensitive name that led to the pattern.</summary>
    public KeyCandidate Name { get; init; }

    /// <summary>Gets whether nothing may follow a pattern.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Gets whether the case of no word counts.</summary>
    public bool IsCaseIgnored { get; init; }

    /// <summary>Gets whether the text before the command proves that it is one.</summary>
    public bool IsTight { get; init; }

    /// <summary>Reports all values of the commands that have the form of a pattern.</summary>
    /// <returns>Whether one is hidden.</returns>
    public bool Report(ref TextSearch search, CommandPattern pattern)
    {
        (_rule, _name, _value, _isLoose) = (null, Name, default, false);
        var text = search.Text;
        var segments = pattern.Segments;
        if (!TryMatch(search, segments[0], 0, out var at))
        {
            return false;
        }

        for (var index = 1; index < segments.Length - 1; index++)
        {
            if (!TryFind(search, segments[index], at, out at))
            {
                return false;
            }
        }

        if (segments.Length == 1 || segments[^1].Length == 0)
        {
            return (!IsWhole || segments.Length > 1 || at == _arguments.Length) && ReportValue(ref search, text);
        }

        // An option may be there several times.
        var isReported = false;
        while (TryFind(search, segments[^1], at, out at))
        {
            isReported |= (!IsWhole || at == _arguments.Length) && ReportValue(ref search, text);
        }

        return isReported;
    }

    // Finds the words of a segment in the same command, before a pipe.
    private bool TryFind(in TextSearch search, PatternTerm[][] segment, int from, out int next)
    {
        for (var at = from; at < _arguments.Length; at++)
        {
            if (IsPipe(search.Text, at))
            {
                break;
            }

            if (TryMatch(search, segment, at, out next))
            {
                return true;
            }
        }

        next = from;
        return false;
    }

    private readonly bool IsPipe(ReadOnlySpan<char> text, int at) =>
        !_arguments[at].Quote.Exists && _arguments[at].End - _arguments[at].Start == 1 && text[_arguments[at].Start] == '|';

    private bool TryMatch(in TextSearch search, PatternTerm[][] segment, int from, out int next)
    {
        next = from;
        for (var index = 0; index < segment.Length; index++, next++)
        {
            if (next >= _arguments.Length)
            {
                return false;
            }

            var argument = _arguments[next];
            if (TryMatchWord(search, segment[index], argument))
            {
                continue;
            }

            // "--user=ann:x": the option and its value are one word.
            var joined = index + 1 < segment.Length ? CommandWords.LengthOfJoined(segment[index], search.Text[argument.Start..argument.End]) : 0;
            if (joined == 0 || !TryMatchWord(search, segment[++index], argument with { Start = argument.Start + joined, Quote = default }))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryMatchWord(in TextSearch search, PatternTerm[] terms, in Argument argument)
    {
        var text = search.Text;
        foreach (var term in terms)
        {
            if (!term.TryMatch(text[argument.Start..argument.End], IsCaseIgnored, out var start, out var end))
            {
                continue;
            }

            var isOperand = argument.IsOperand(text);
            if (term.Kind is null)
            {
                if (!term.IsAny || isOperand)
                {
                    return true;
                }

                continue;
            }

            if ((term.IsWholeValue && !isOperand && !IsTight) || (!argument.Quote.Exists && text[argument.Start] == '<' && !IsTight))
            {
                continue;
            }

            var isWhole = end - start == argument.End - argument.Start;
            _isLoose = term.IsLoose;
            if (TrySetValue(search, term.Kind, new Argument(argument.Start + start, argument.Start + end, isWhole ? argument.Quote : default)))
            {
                return true;
            }
        }

        return false;
    }

    private bool TrySetValue(in TextSearch search, string valueKind, in Argument value)
    {
        var text = search.Text;
        if (valueKind == "name")
        {
            var name = text[value.Start..value.End];
            var last = value.Start + name.LastIndexOf('/') + 1;
            _rule = last < value.End && search.Policy.Decide(text[last..value.End]).Rule is { Class: RuleClass.Secret } found ? found : null;
            _name = _rule is null ? default : new KeyCandidate(last, value.End, last, _rule, IsTextOnly: false);
            return _rule is not null;
        }

        if (valueKind == "value")
        {
            _rule = _name.Rule;
        }
        else
        {
            _rule = search.Policy.Decide(valueKind).Rule;
            _name = default;
        }

        _value = value;
        return _rule is not null && !(kind == NotationKind.CommandLine && OptionWords.ContinuesSentence(text, value));
    }

    private readonly bool ReportValue(ref TextSearch search, ReadOnlySpan<char> text)
    {
        if (_rule is not { } rule)
        {
            return false;
        }

        var (start, end, quote) = (_value.Start, _value.End, _value.Quote);
        if (!quote.Exists)
        {
            quote = QuoteReader.ReadAt(text[..end], start);
            start = quote.Exists ? quote.End : start;
            end = QuoteReader.ReadBefore(text[..end], end) is { Exists: true } close && close.Start > start ? close.Start : end;
            end = quote.Exists ? end : new Argument(start, end, default).EndOfValue(text);
        }

        var name = _name.Rule is null ? new KeyCandidate(start, start, start, rule, IsTextOnly: false) : _name;
        return end > start && search.Report(new Pair(name, start, end, kind) { Quote = quote, IsTight = IsTight || !_isLoose });
    }
}
