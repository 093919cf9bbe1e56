using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using NUnit.Framework;
using NUnit.Framework.Internal;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Json;

namespace Serilog.Ecs.Masking.Tests.Fuzzing;

/// <summary>What holds for every event, by whichever way it is written.</summary>
internal static class RecipeOracle
{
    private static readonly ITextFormatter[] Others = [new JsonFormatter(renderMessage: true), new RenderedCompactJsonFormatter(), new CompactJsonFormatter()];

    /// <summary>Returns what is wrong, its kind before the first colon, or <see langword="null"/>.</summary>
    public static string? Find(JsonObject recipe)
    {
        // A failed assertion is a finding, and not yet a failed test.
        using var isolated = new TestExecutionContext.IsolatedContext();
        try
        {
            var made = new RecipeEvent(recipe);
            var masked = made.Options.Redactor.Mask(made.Event);
            return Document(made) ?? OtherSinks(made, masked) ?? TextView(made) ?? Twice(made, masked) ?? Clean(made, masked) ?? WellFormed(made.Event, masked);
        }
        catch (AssertionException fault)
        {
            return "line: " + fault.Message;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return "fault: " + fault;
        }
    }

    private static string? Document(RecipeEvent made)
    {
        var line = EcsLine.Parse(Render.Text(made.Options.On, made.Event));
        return line.Has("labels.masking_error") || line.Has("labels.rendering_error") ? "failed: " + line.Text : Leaked(made, "document", line.Text);
    }

    private static string? OtherSinks(RecipeEvent made, LogEvent masked)
    {
        foreach (var formatter in Others)
        {
            if (Leaked(made, formatter.GetType().Name, Text(formatter, masked)) is { } leak)
            {
                return leak;
            }
        }

        return null;
    }

    private static string? TextView(RecipeEvent made) => Leaked(made, "view", View.Text(made.Event, made.Options.On, verbosity: EcsConsoleVerbosity.Full));

    private static string? Twice(RecipeEvent made, LogEvent masked)
    {
        var (once, twice) = (Text(Others[0], masked), Text(Others[0], made.Options.Redactor.Mask(masked)));
        return once == twice ? null : $"twice: {once}\nbecame {twice}";
    }

    private static string? Clean(RecipeEvent made, LogEvent masked)
    {
        if (!ReferenceEquals(masked, made.Event))
        {
            return null;
        }

        var (on, off) = (Render.Text(made.Options.On, made.Event), Render.Text(made.Options.Off, made.Event));
        return on == off ? null : $"clean: {off}\nbecame {on}";
    }

    private static string? WellFormed(LogEvent before, LogEvent masked)
    {
        foreach (var (name, value) in before.Properties)
        {
            if (value is ScalarValue { Value: string text } && masked.Properties.TryGetValue(name, out var after) && after is ScalarValue { Value: string shown } && !ReferenceEquals(text, shown)
                && text.Length > 0 && shown.StartsWith(text[..1], StringComparison.Ordinal) && ((IsJson(text) && !IsJson(shown)) || (IsXml(text) && !IsXml(shown))))
            {
                return $"broken: {text}\nbecame {shown}";
            }
        }

        return null;
    }

    private static string? Leaked(RecipeEvent made, string by, string text)
    {
        foreach (var (canary, shown) in made.Canaries)
        {
            if (Leak.Find(text, canary, shown) is { } leak)
            {
                return $"leak in {by}: '{leak}' of '{canary}' in {text}";
            }
        }

        return null;
    }

    private static bool IsJson(string text)
    {
        if (text.Length == 0 || text[0] is not ('{' or '['))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsXml(string text)
    {
        if (text.Length == 0 || text[0] != '<')
        {
            return false;
        }

        try
        {
            _ = XElement.Parse(text);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static string Text(ITextFormatter formatter, LogEvent logEvent)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        formatter.Format(logEvent, output);

        // A sink writes UTF-8, in which there are no halves of pairs.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(output.ToString()));
    }
}
