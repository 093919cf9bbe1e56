using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Errors;

/// <summary>Knows the text that <see cref="Exception.ToString"/> makes of a chain: types with messages, then the frames.</summary>
internal static class ExceptionShape
{
    private const string BeforeMessage = ": ";
    private const string BeforeInner = " ---> ";

    /// <summary>
    /// Finds where the messages end, if the text is what the framework makes of the chain and no type has an indicative name: what was
    /// searched as a message need not be searched again.
    /// </summary>
    public static bool TryFindFrames(Exception exception, string text, EventMasking masking, out ReadOnlySpan<char> frames)
    {
        frames = text;
        var current = exception;
        for (var index = 0; index < masking.Messages.Count; index++)
        {
            if (current is null
                || (index > 0 && !(TrySkipLineBreak(ref frames) && TrySkip(ref frames, BeforeInner)))
                || !TrySkipHead(ref frames, current.GetType().ToString(), masking.Messages[index], masking.Policy))
            {
                return false;
            }

            current = current.InnerException;
        }

        return current is null && (frames.IsEmpty || frames[0] is '\r' or '\n');
    }

    private static bool TrySkipHead(ref ReadOnlySpan<char> text, string type, string message, EventPolicy policy) =>
        policy.Decide(type).IsOrdinary && policy.Decide(type.AsSpan(type.LastIndexOf('.') + 1)).Rule is null
        && TrySkip(ref text, type) && (message.Length == 0 || (TrySkip(ref text, BeforeMessage) && TrySkip(ref text, message)));

    private static bool TrySkipLineBreak(ref ReadOnlySpan<char> text) => TrySkip(ref text, "\n") || TrySkip(ref text, "\r\n");

    private static bool TrySkip(ref ReadOnlySpan<char> text, ReadOnlySpan<char> expected)
    {
        if (!text.StartsWith(expected))
        {
            return false;
        }

        text = text[expected.Length..];
        return true;
    }
}
