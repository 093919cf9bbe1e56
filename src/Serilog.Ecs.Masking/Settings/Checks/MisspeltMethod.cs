using Serilog.Ecs.Masking.Redaction.Validation;
using Serilog.Ecs.Masking.Settings.Binding;

namespace Serilog.Ecs.Masking.Settings.Checks;

/// <summary>Distinguishes misspelt and misplaced names of the pack's methods from names of other packages.</summary>
internal static class MisspeltMethod
{
    /// <summary>How much of a name may be left out at its end: <c>WithMask</c>.</summary>
    private const int LeftOut = 3;

    /// <summary>A shorter name may be the beginning of a method of any package.</summary>
    private const int WholeWords = 7;

    private static readonly string[] Verbs = ["With", "By"];

    /// <summary>Returns what is wrong with a name that is not one of the pack's under <paramref name="kind"/>, or nothing where it may be right.</summary>
    /// <param name="name">The name.</param>
    /// <param name="kind">What is called there, as <c>WriteTo</c>.</param>
    /// <param name="others">Methods of Serilog's own, which only the nearest names are taken for.</param>
    public static string? Fault(string name, string kind, IEnumerable<string> others)
    {
        if (bool.TryParse(name, out _))
        {
            return $"expected the name of a method, found '{name}'.";
        }

        if (kind == SerilogSection.Filter && MovedSettings.ReplacementOf(name) is { } replacement)
        {
            return $"there is no '{name}'; {replacement}";
        }

        if (BelongsUnder(name) is { } elsewhere)
        {
            return $"there is no '{name}' under {kind}; {elsewhere}";
        }

        var ours = SettingsMethod.All.Where(method => method.Section == kind).Select(static method => method.Name);
        if ((NearestName.Of(name, ours) ?? NearestName.Of(name, others, farthest: 1) ?? ours.FirstOrDefault(method => IsMeant(name, method))) is { } meant)
        {
            return $"there is no '{name}' under {kind}; did you mean '{meant}'?";
        }

        return NearestName.Of(name, SettingsMethod.All.Select(static method => method.Name)) is { } other
            ? $"there is no '{name}' under {kind}; did you mean '{other}'? {BelongsUnder(other, "That")}"
            : null;
    }

    private static string? BelongsUnder(string name, string subject = "it") =>
        SettingsMethod.SectionsOf(name).ToArray() is { Length: > 0 } sections ? $"{subject} belongs under {string.Join(" or ", sections)}." : null;

    // "EcsConsoleSink", "WithMask", "ServiceIdentity"
    private static bool IsMeant(string name, string method) =>
        (method.Length >= WholeWords && name.StartsWith(method, StringComparison.OrdinalIgnoreCase))
        || (name.Length >= WholeWords && method.Length - name.Length <= LeftOut && method.StartsWith(name, StringComparison.OrdinalIgnoreCase))
        || Verbs.Any(verb => string.Equals(verb + name, method, StringComparison.OrdinalIgnoreCase));
}
