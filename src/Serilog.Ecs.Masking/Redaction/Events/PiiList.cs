using Serilog.Ecs.Masking.Fields.Routes;
using Serilog.Ecs.Masking.Redaction.Paths;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Events;

/// <summary>The paths that an event itself asks to hide, in its property <c>Pii</c>.</summary>
internal sealed class PiiList
{
    public const string PropertyName = "Pii";

    /// <summary>What the pack's own method writes, so that the list of a scope stays beside it: the innermost value of one name hides the others.</summary>
    public const string MethodPropertyName = "pii";

    private const int MaxPaths = 64;

    private const string Message = "message";

    // What repeats the message where it comes as a property.
    private static readonly PathPattern[] OfMessage = [.. new[] { "event.original", "error.message", "error.stack_trace" }.Select(
        static path => PathPattern.TryParse(path)!)];

    private readonly List<(PathPattern Pattern, string Text)> _paths = [];
    private readonly List<string> _hidden = [];

    /// <summary>Whether the event names nothing as personal.</summary>
    public bool IsEmpty => _paths.Count == 0 && !HidesMessage && !IsUnclear;

    /// <summary>Whether the message is hidden, and all that repeats it: the template, the exception's texts, <c>event.original</c>.</summary>
    public bool HidesMessage { get; private set; }

    /// <summary>Whether the event declares personal data without a valid path.</summary>
    private bool IsUnclear { get; set; }

    /// <summary>The listed paths that were found in the event.</summary>
    public IReadOnlyList<string> Hidden => _hidden;

    public static bool IsListName(string name) => name.Equals(PropertyName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the property, a text or a list of texts; an entry that is not a path hides nothing, but marks the event as personal.</summary>
    public void Read(LogEventPropertyValue value)
    {
        switch (value)
        {
            case ScalarValue { Value: null or false }:
                break;
            case ScalarValue { Value: string text }:
                foreach (var part in text.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries))
                {
                    Add(part);
                }

                break;
            case SequenceValue sequence:
                foreach (var element in sequence.Elements)
                {
                    if (element is ScalarValue { Value: string path })
                    {
                        Add(path);
                    }
                    else
                    {
                        IsUnclear |= element is not ScalarValue { Value: null };
                    }
                }

                break;
            default:
                IsUnclear = true;
                break;
        }
    }

    /// <summary>Returns whether a list names the present path; if so it is noted as hidden.</summary>
    public bool Names(EventPath path)
    {
        foreach (var (pattern, text) in _paths)
        {
            if (pattern.Matches(path))
            {
                Note(text);
                return true;
            }
        }

        return false;
    }

    public void Note(string text)
    {
        if (!_hidden.Contains(text))
        {
            _hidden.Add(text);
        }
    }

    public void Clear()
    {
        _paths.Clear();
        _hidden.Clear();
        HidesMessage = false;
        IsUnclear = false;
    }

    private void Add(string text)
    {
        text = text.Trim();
        if (text.Equals(Message, StringComparison.OrdinalIgnoreCase))
        {
            if (!HidesMessage)
            {
                HidesMessage = true;
                _paths.AddRange(OfMessage.Select(static pattern => (pattern, Message)));
            }
        }
        else if (_paths.Count < MaxPaths && text.Length is > 0 and <= 256 && PathPattern.TryParse(text) is { } pattern)
        {
            _paths.Add((pattern, text));
            foreach (var property in KnownRoutes.PropertiesOf(text))
            {
                // As the document calls it: "url.path" is the property RequestPath.
                _paths.Add((PathPattern.TryParse(property)!, text));
            }
        }
        else
        {
            IsUnclear |= text.Length > 0;
        }
    }
}
