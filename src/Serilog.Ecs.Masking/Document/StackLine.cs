namespace Serilog.Ecs.Masking.Document;

/// <summary>Recognises the lines of an exception's text.</summary>
internal static class StackLine
{
    private const string FrameMark = "   at ";
    private static readonly string[] Framework =
    [
        "System.", "Microsoft.", "Interop.", "Serilog.AspNetCore.", "Serilog.Ecs.Masking.AspNetCore.", "lambda_method",
    ];

    /// <summary>Returns whether a line is a frame of a stack, and whether the frame is of .NET or of request logging.</summary>
    public static bool IsFrame(ReadOnlySpan<char> line, out bool isFramework)
    {
        var isFrame = line.StartsWith(FrameMark, StringComparison.Ordinal);
        isFramework = isFrame && IsFramework(line[FrameMark.Length..]);
        return isFrame;
    }

    /// <summary>Returns whether a line separates stacks or counts frames that are left out.</summary>
    public static bool IsMark(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart();
        return text.StartsWith("--- End of ", StringComparison.Ordinal) || text.StartsWith("... ", StringComparison.Ordinal);
    }

    private static bool IsFramework(ReadOnlySpan<char> method)
    {
        foreach (var name in Framework)
        {
            if (method.StartsWith(name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
