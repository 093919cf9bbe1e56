using System.Globalization;
using Serilog.Ecs.Masking.Document.Values;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>Renders the message of an event as plain text: strings without quotes, structures as JSON.</summary>
internal static class MessageWriter
{
    // A hole may have any width. Wider ones are not readable.
    private const int MaxWidth = 512;

    /// <summary>What is rendered beyond the limit, so that a value which the limit cuts is still recognised.</summary>
    private const int Overhang = 1_024;

    /// <summary>Appends the message, unescaped and not much longer than the plan allows.</summary>
    public static void Write(CharBuffer text, TemplatePlan template, RedactedEvent logEvent, ValueWriter values, DocumentPlan plan, MessageHoles? holes = null)
    {
        var limit = plan.MaxMessageLength;
        var start = text.Length;
        foreach (ref readonly var part in template.Parts.AsSpan())
        {
            if (text.Length - start > limit + Overhang)
            {
                return;
            }

            if (part.Property is null)
            {
                AppendLimited(text, part.Text, limit);
            }
            else if (logEvent.Find(part.Property) is { } value)
            {
                var from = text.Length;
                WriteHole(text, part, value, values, logEvent, plan);
                holes?.Add(from - start, text.Length - start);
            }
            else
            {
                AppendLimited(text, part.Text, limit);
            }
        }
    }

    private static void WriteHole(
        CharBuffer text, in TemplatePlan.Part hole, LogEventPropertyValue value, ValueWriter values, RedactedEvent logEvent, DocumentPlan plan)
    {
        var parts = logEvent.MessageParts;
        var start = text.Length;
        if (value is ScalarValue scalar && hole.Format != "j")
        {
            WriteScalar(text, scalar.Value, hole.Format, plan.MaxMessageLength, plan.Culture);
            if (logEvent.IsUntouched(hole.Property!))
            {
                parts.AddWhole(start, text.Length);
            }
            else if (scalar.Value is string)
            {
                parts.AddText(start, text.Length);
            }
        }
        else
        {
            values.Trees.Write(text, value, 1, forMessage: true);
            parts.AddWhole(start, text.Length);
        }

        var width = Math.Min(Math.Abs(hole.Width), MaxWidth);
        var missing = width - (text.Length - start);
        if (missing > 0 && hole.Width > 0)
        {
            text.Insert(start, ' ', missing);
            parts.Clear();
        }
        else if (missing > 0)
        {
            text.Append(' ', missing);
        }
    }

    private static void WriteScalar(CharBuffer text, object? value, string? format, int limit, CultureInfo? culture)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string characters:
                AppendLimited(text, characters, limit);
                break;
            case int or double or long:
                WriteFormatted(text, (ISpanFormattable)value, format, culture);
                break;
            case bool flag:
                text.Append(flag ? "True" : "False");
                break;
            case ISpanFormattable formattable when ScalarText.IsPlainFormattable(value):
                WriteFormatted(text, formattable, format, culture);
                break;
            case Uri or byte[]:
                AppendLimited(text, ScalarText.StringOf(value), limit);
                break;
            case IFormattable formattable:
                AppendLimited(text, Formatted(formattable, format, culture), limit);
                break;
            default:
                AppendLimited(text, ScalarText.StringOf(value), limit);
                break;
        }
    }

    private static void WriteFormatted(CharBuffer text, ISpanFormattable value, string? format, CultureInfo? culture)
    {
        var start = text.Length;
        try
        {
            switch (value)
            {
                case int number: text.AppendFormatted(number, format, culture); break;
                case long number: text.AppendFormatted(number, format, culture); break;
                case double number when culture is null && FixedPoint.TryAppend(text, number, format): break;
                case double number: text.AppendFormatted(number, format, culture); break;
                default: text.AppendFormatted(value, format, culture); break;
            }
        }
        catch (FormatException)
        {
            // A wrong format in a template is a fault that a reader of the log should not pay for.
            text.Rewind(start);
            ScalarText.AppendPlain(text, value);
        }
    }

    private static string Formatted(IFormattable value, string? format, CultureInfo? culture)
    {
        try
        {
            return value.ToString(format, culture ?? CultureInfo.InvariantCulture) ?? "";
        }
        catch (FormatException)
        {
            return ScalarText.StringOf(value) ?? "";
        }
        catch (Exception exception)
        {
            return ScalarText.Threw(exception);
        }
    }

    private static void AppendLimited(CharBuffer text, string? value, int limit) =>
        text.Append(value.AsSpan(0, Math.Min(value?.Length ?? 0, limit + Overhang)));
}
