using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Redaction.Errors;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Templates;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Redaction.Events;

/// <summary>
/// Masks the message of an event and the text of its template. The message is rendered from masked values: what is looked for is what
/// shows only where they come together with the text around them. What was searched as the value of a property is not searched again.
/// </summary>
internal static class MessageRedactor
{
    private const string MessagePath = "message";
    private const string TemplatePath = "message_template";

    /// <summary>Lets the values be known that the text of a template shows next to their names.</summary>
    public static void AddEchoes(EventMasking masking, TemplateNames names, RedactionTarget target)
    {
        if (!names.IsClean && target.Writes(RedactionNeeds.Message))
        {
            masking.LooksAgain = true;
            masking.Text(names.Text);
            masking.LooksAgain = false;
        }
    }

    /// <summary>Renders and masks the message, after the values of the event are masked.</summary>
    public static void Redact(RedactedEvent logEvent, TemplateNames names, RedactionTarget target, EventMasking masking)
    {
        if (!target.Writes(RedactionNeeds.Message))
        {
            return;
        }

        var isHandedOn = target.Writes(RedactionNeeds.LogEvent);
        if (target.Writes(RedactionNeeds.TemplateText) || (isHandedOn && !masking.Listed.HidesMessage))
        {
            RedactTemplate(logEvent, names, masking, isHandedOn);
        }

        var isChanged = RenderMasked(logEvent, target, masking);
        if (!isChanged && logEvent.MaskedMessage is { } whole)
        {
            logEvent.Template = whole;
            isChanged = RenderMasked(logEvent, target, masking);
        }

        if (isChanged && isHandedOn)
        {
            // Only the whole message shows something: it takes the place of the template.
            var text = logEvent.Message.ToString();
            logEvent.Template = masking.Listed.HidesMessage ? LogEventCopy.WithText(text) : new MaskedMessageTemplate(text, logEvent.Template);
        }
    }

    private static bool RenderMasked(RedactedEvent logEvent, RedactionTarget target, EventMasking masking)
    {
        logEvent.RenderMessage(target);
        masking.Path.Push(MessagePath);
        var isChanged = masking.Listed.HidesMessage
            ? Hide(masking, logEvent.Message, logEvent.BeginMessage())
            : TryMask(masking, logEvent.Message, logEvent.MessageParts, logEvent.BeginMessage());
        masking.Path.Pop();
        if (isChanged)
        {
            logEvent.AcceptMessage();
        }

        return isChanged;
    }

    private static void RedactTemplate(RedactedEvent logEvent, TemplateNames names, EventMasking masking, bool isHandedOn)
    {
        if (names.IsClean && !masking.Listed.HidesMessage && !masking.Echo.IsIn(names.Text))
        {
            return;
        }

        var text = ExceptionRedactor.Part(masking, TemplatePath, names.Text);
        if (ReferenceEquals(text, names.Text))
        {
            return;
        }

        logEvent.TemplateText = text;
        logEvent.Template = isHandedOn ? new MessageTemplateParser().Parse(text) : logEvent.Template;
    }

    private static bool Hide(EventMasking masking, ReadOnlySpan<char> message, CharBuffer output)
    {
        masking.Listed.Note(MessagePath);
        masking.Add(masking.Policy.Listed);
        FindingMask.Append(masking.Policy.Listed.Style, message, output);
        return masking.Policy.Mode == MaskingMode.Mask;
    }

    private static bool TryMask(EventMasking masking, ReadOnlySpan<char> message, MessageParts parts, CharBuffer output)
    {
        if (!masking.TracksPaths && parts.CoverWhole(message.Length))
        {
            return false;
        }

        if (parts.All.IsEmpty)
        {
            return TextMasker.TryMask(masking, message, output);
        }

        // A finding at the edge of a long text may reach into its middle.
        return MayMask(masking, message, parts) && MaskAroundStructures(masking, message, parts, output);
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
