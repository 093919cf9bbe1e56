namespace Serilog.Ecs.Masking.Routing;

/// <summary>Modes of files as <c>chmod</c> writes them.</summary>
internal static class UnixModeText
{
    private const int AllBits = 0x1FF;

    /// <summary>Returns the bits, or <see langword="null"/> where the text has other digits, or bits that files of lines have no use for.</summary>
    public static UnixFileMode? Parse(string text) =>
        text.Length is 3 or 4 && text.All(static digit => digit is >= '0' and <= '7') && Convert.ToInt32(text, 8) is var mode and <= AllBits
            ? (UnixFileMode)mode
            : null;

    /// <summary>Whether its owner, who writes the lines, can write them.</summary>
    public static bool CanBeWritten(UnixFileMode mode) => mode.HasFlag(UnixFileMode.UserWrite) && mode.HasFlag(UnixFileMode.UserRead);
}
