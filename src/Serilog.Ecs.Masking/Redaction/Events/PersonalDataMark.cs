using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Events;

/// <summary>The property that an event gets in which personal data was masked, for filters and for the formatter's tag.</summary>
internal sealed class PersonalDataMark() : ScalarValue(true)
{
    public const string PropertyName = "PersonalData";

    public static readonly PersonalDataMark Instance = new();
}
