using Serilog.Ecs.Masking.Redaction;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>
/// Masks a message that was rendered from masked values: what shows only where they come together with the text around
/// them. What was searched as the value of a property is not searched again.
/// </summary>
internal static class MessageMasker
{
    /// <summary>Appends the masked message, or returns <see langword="false"/> where it stays as it is and nothing was appended.</summary>
    public static bool TryMask(EventMasking masking, ReadOnlySpan<char> message, MessageParts parts, CharBuffer output)
    {
        if (parts.All.IsEmpty)
        {
            return TextMasker.TryMask(masking, message, output);
        }

        if (!MayMask(masking, message, parts))
        {
            return false;
        }

        // A finding at the edge of a long text may reach into its middle.
        return MaskAroundStructures(masking, message, parts, output);
    }

    private static bool MayMask(EventMasking masking, ReadOnlySpan<char> message, MessageParts parts)
    {
        var at = 0;
        foreach (var part in parts.All)
        {
            if (TextMasker.HasAny(masking, message[at..part.Start]))
            {
                return true;
            }

            at = part.End;
        }

        return TextMasker.HasAny(masking, message[at..]);
    }

    private static bool MaskAroundStructures(EventMasking masking, ReadOnlySpan<char> message, MessageParts parts, CharBuffer output)
    {
        var start = output.Length;
        var at = 0;
        var isChanged = false;
        foreach (var part in parts.All)
        {
            if (part.IsWhole)
            {
                isChanged |= MaskOrCopy(masking, message[at..part.Start], output);
                output.Append(message[part.Start..part.End]);
                at = part.End;
            }
        }

        isChanged |= MaskOrCopy(masking, message[at..], output);
        if (!isChanged)
        {
            output.Rewind(start);
        }

        return isChanged;
    }

    private static bool MaskOrCopy(EventMasking masking, ReadOnlySpan<char> text, CharBuffer output)
    {
        if (TextMasker.TryMask(masking, text, output))
        {
            return true;
        }

        output.Append(text);
        return false;
    }
}
