using System.Globalization;

namespace Serilog.Ecs.Masking.Redaction.Validation;

/// <summary>Checks single options.</summary>
internal static class OptionChecks
{
    public static void Add(List<OptionFault> faults, params OptionFault?[] found)
    {
        foreach (var fault in found)
        {
            if (fault is not null)
            {
                faults.Add(fault);
            }
        }
    }

    public static OptionFault? NotNull(string option, object? value) =>
        value is null ? new OptionFault(option, null, "is null; an empty collection means none.") : null;

    public static OptionFault? Known(string option, Enum value) => Enum.IsDefined(value.GetType(), value)
        ? null
        : new OptionFault(option, null, $"{value} is not one of {string.Join(", ", Enum.GetNames(value.GetType()))}.");

    public static OptionFault? Within(string option, int value, int minimum, int maximum, string orElse = "") => value < minimum || value > maximum
        ? new OptionFault(option, null, string.Create(CultureInfo.InvariantCulture, $"{value} is not between {minimum} and {maximum}{orElse}."))
        : null;
}
