using System.Buffers;
using System.Globalization;
using Serilog.Ecs.Masking.Redaction.Validation;

namespace Serilog.Ecs.Masking.Settings.Binding;

/// <summary>Checks the settings of request logging before a middleware is built from them.</summary>
internal static class RequestLoggingValidator
{
    public const int MaxNames = 64;
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    private static readonly SearchValues<char> HeaderCharacters =
        SearchValues.Create("!#$%&'+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <exception cref="ArgumentException">There is a fault; the message lists each.</exception>
    public static void ThrowIfInvalid(RequestLoggingSettings settings) =>
        OptionsValidator.Throw(Faults(settings).Select(static fault => fault.Name + ": " + fault.Text));

    public static List<OptionFault> Faults(RequestLoggingSettings settings)
    {
        var faults = new List<OptionFault>();
        OptionChecks.Add(
            faults,
            OptionChecks.Known(nameof(settings.Level), settings.Level),
            OptionChecks.Known(nameof(settings.ClientErrorLevel), settings.ClientErrorLevel),
            OptionChecks.Known(nameof(settings.ServerErrorLevel), settings.ServerErrorLevel),
            OptionChecks.Known(nameof(settings.ExceptionLevel), settings.ExceptionLevel),
            settings.SlowAfter is { } slow && (slow <= TimeSpan.Zero || slow > OneDay)
                ? new OptionFault(nameof(settings.SlowAfter), null, $"{slow} is not between 00:00:00 and 1.00:00:00.")
                : null,
            OptionChecks.Known(nameof(settings.SlowLevel), settings.SlowLevel));
        AddEach(faults, nameof(settings.ExcludePaths), settings.ExcludePaths, PathFault);
        AddEach(faults, nameof(settings.QueryParameters), settings.QueryParameters, ParameterFault);
        AddEach(faults, nameof(settings.RequestHeaders), settings.RequestHeaders, HeaderFault);
        AddEach(faults, nameof(settings.ResponseHeaders), settings.ResponseHeaders, HeaderFault);
        OptionChecks.Add(faults, OptionChecks.Within(nameof(settings.MaxValueLength), settings.MaxValueLength, 16, 8_191));
        return faults;
    }

    private static void AddEach(List<OptionFault> faults, string option, IList<string>? entries, Func<string, string?> check)
    {
        if (entries is null)
        {
            OptionChecks.Add(faults, OptionChecks.NotNull(option, entries));
            return;
        }

        if (entries.Count > MaxNames)
        {
            faults.Add(new OptionFault(option, null, string.Create(CultureInfo.InvariantCulture, $"{entries.Count} entries are more than {MaxNames}.")));
        }

        for (var index = 0; index < entries.Count; index++)
        {
            if ((string.IsNullOrWhiteSpace(entries[index]) ? "the entry is empty." : check(entries[index])) is { } fault)
            {
                faults.Add(new OptionFault(option, index.ToString(CultureInfo.InvariantCulture), fault));
            }
        }
    }

    private static string? PathFault(string path) => path switch
    {
        _ when path[0] is not ('/' or '*') => $"'{path}' is not a path; one begins with '/' or '*'.",
        _ when path.AsSpan().ContainsAny("?#\\")
            || path.Any(char.IsControl) => $"'{path}' is not a path; one has no query, fragment, backslash or control character.",
        _ when path.Contains('*', StringComparison.Ordinal) && !path.AsSpan().ContainsAnyExcept("/*") => $"'{path}' leaves out every request.",
        _ => null,
    };

    // A wildcard would allow headers that the author did not intend.
    private static string? ParameterFault(string name) => name switch
    {
        _ when name.Contains('*', StringComparison.Ordinal) => $"'{name}' has a wildcard; each parameter is named.",
        _ when name.AsSpan().ContainsAny("?&=#") || name.Any(char.IsControl) => $"'{name}' is not the name of a parameter.",
        _ => null,
    };

    private static string? HeaderFault(string name) => name switch
    {
        _ when name.Contains('*', StringComparison.Ordinal) => $"'{name}' has a wildcard; each header is named.",
        _ when name.AsSpan().ContainsAnyExcept(HeaderCharacters) => $"'{name}' is not the name of a header.",
        _ => null,
    };
}
