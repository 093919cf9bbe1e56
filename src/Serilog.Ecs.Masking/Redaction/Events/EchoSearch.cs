using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Values;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Events;

/// <summary>Finds the values that may contain an echo, so that only those are masked again.</summary>
/// <param name="echo">The values that were masked elsewhere.</param>
internal struct EchoSearch(EchoList echo)
{
    private const int MaxDepth = 40;

    // A cyclic value would never end.
    private int _valuesLeft = 4_096;

    /// <summary>Whether a value as it was logged may hold an echo that its masked form still shows.</summary>
    public bool MayHold(LogEventPropertyValue logged, LogEventPropertyValue masked) => MayHold(logged, masked, 0);

    private bool MayHold(LogEventPropertyValue logged, LogEventPropertyValue masked, int depth)
    {
        if (masked is MaskedValue { IsWhole: true })
        {
            return false;
        }

        if (--_valuesLeft < 0 || depth > MaxDepth)
        {
            return true;
        }

        return (logged, masked) switch
        {
            (ScalarValue scalar, _) => MayHold(scalar),
            (StructureValue one, StructureValue other) => MayHold(EventCollections.Of(one), EventCollections.Of(other), depth),
            (SequenceValue one, SequenceValue other) => MayHold(EventCollections.Of(one), EventCollections.Of(other), depth),
            (DictionaryValue one, DictionaryValue other) => MayHold(EventCollections.Of(one), EventCollections.Of(other), depth),
            _ => true,
        };
    }

    private readonly bool MayHold(ScalarValue scalar) => scalar.Value switch
    {
        string text => MayHold(text),
        int or bool or long or double or decimal or null or Guid or DateTime or DateTimeOffset or TimeSpan or Enum => false,
        short or ushort or uint or ulong or byte or sbyte or float or DateOnly or TimeOnly => false,
        _ => true,
    };

    private readonly bool MayHold(string text) => !echo.IsTooLongFor(text) && (echo.IsIn(text) || FoldedText.IsNeeded(text));

    private bool MayHold(LogEventProperty[] logged, LogEventProperty[] masked, int depth)
    {
        if (logged.Length != masked.Length)
        {
            return true;
        }

        for (var index = 0; index < logged.Length; index++)
        {
            if (MayHold(logged[index].Value, masked[index].Value, depth + 1) || MayHold(logged[index].Name))
            {
                return true;
            }
        }

        return false;
    }

    private bool MayHold(LogEventPropertyValue[] logged, LogEventPropertyValue[] masked, int depth)
    {
        for (var index = 0; index < logged.Length; index++)
        {
            // A list of single characters may spell a masked value.
            if (logged[index] is ScalarValue { Value: char } || MayHold(logged[index], masked[index], depth + 1))
            {
                return true;
            }
        }

        return false;
    }

    private bool MayHold(Dictionary<ScalarValue, LogEventPropertyValue> logged, Dictionary<ScalarValue, LogEventPropertyValue> masked, int depth)
    {
        foreach (var (key, value) in logged)
        {
            // A masked key cannot be looked up.
            if (key.Value is not string name || MayHold(name) || !masked.TryGetValue(key, out var other) || MayHold(value, other, depth + 1))
            {
                return true;
            }
        }

        return false;
    }
}
