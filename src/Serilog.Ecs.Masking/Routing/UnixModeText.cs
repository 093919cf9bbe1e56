namespace Serilog.Ecs.Masking.Routing;

/// <summary>File modes in the octal notation of <c>chmod</c>.</summary>
internal static class UnixModeText
{
    private const int AllBits = 0x1FF;

    /// <summary>Returns the bits, or <see langword="null"/> if the text has other digits, or bits that files of lines have no use for.</summary>
    public static UnixFileMode? Parse(string text) =>
        text.Length is 3 or 4 && text.All(static digit => digit is >= '0' and <= '7') && Convert.ToInt32(text, 8) is var mode and <= AllBits
            ? (UnixFileMode)mode
            : null;

    /// <summary>Returns what is wrong with the mode of a file of lines, or <see langword="null"/>.</summary>
    public static string? Fault(UnixFileMode mode) =>
        ((int)mode & ~AllBits) != 0 ? $"'{Octal(mode)}' is not a mode such as 0600."
        : mode.HasFlag(UnixFileMode.UserWrite | UnixFileMode.UserRead) ? null
        : $"'{Octal(mode)}' keeps its owner from reading and writing.";

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8).PadLeft(4, '0');
}
