namespace Serilog.Ecs.Masking.Redaction.Notations.Commands;

/// <summary>Names of programs as they are written on different systems.</summary>
internal static class ProgramName
{
    private const string Extension = ".exe";

    /// <summary>Returns a name without the extension that Windows adds to it.</summary>
    public static ReadOnlySpan<char> WithoutExtension(ReadOnlySpan<char> name) =>
        name.Length > Extension.Length && name[^Extension.Length] == '.' && name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)
            ? name[..^Extension.Length]
            : name;
}
