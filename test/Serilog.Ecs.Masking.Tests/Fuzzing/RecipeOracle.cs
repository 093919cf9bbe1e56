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

    // The ways of writing an event.
    private static readonly (string Name, Func<RecipeEvent, string> Write)[] Ways =
    [
        ("document", static made => Render.Text(made.Options.On, made.Event)),
        ("view", static made => View.Text(made.Event, made.Options.On, verbosity: EcsConsoleVerbosity.Full)),
        .. Others.Select(static formatter => (formatter.GetType().Name, (Func<RecipeEvent, string>)(made => Text(formatter, made.Masked)))),
    ];

    /// <summary>Returns what is wrong, its kind before the first colon, or <see langword="null"/>.</summary>
    public static string? Find(JsonObject recipe) => Find(() => new RecipeEvent(recipe));

    /// <summary>Returns what is wrong where nothing was written before by the same formatter.</summary>
    public static string? FindAlone(JsonObject recipe) => Find(() => new RecipeEvent(recipe, RecipeOptions.New((string?)recipe["options"])));

    private static string? Find(Func<RecipeEvent> make)
    {
        // A failed assertion is a finding, and not yet a failed test.
        using var isolated = new TestExecutionContext.IsolatedContext();
        try
        {
            var made = make();
            return Document(made) ?? Leaked(made) ?? Again(made) ?? Twice(made) ?? Clean(made) ?? WellFormed(made.Event, made.Masked);
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

    /// <summary>Returns what of a canary shows in a text, and does not show where the event has other canaries.</summary>
    public static string? Leaked(RecipeEvent made, string text, Func<RecipeEvent, string> write)
    {
        foreach (var (canary, shown) in made.Canaries)
        {
            var leaks = Leak.FindAll(text, canary, shown);
            if (leaks.Any() && leaks.Except(Leak.FindAll(write(made.Control), canary, shown)).FirstOrDefault() is { } leak)
            {
                return $"'{leak}' of '{canary}' in {text}";
            }
        }

        return null;
    }

    private static string? Leaked(RecipeEvent made)
    {
        foreach (var (name, write) in Ways)
        {
            if (Leaked(made, write(made), write) is { } leak)
            {
                return $"leak in {name}: {leak}";
            }
        }

        return null;
    }

    private static string? Document(RecipeEvent made)
    {
        var line = EcsLine.Parse(Render.Text(made.Options.On, made.Event));
        return line.Has("labels.masking_error") || line.Has("labels.rendering_error") ? "failed: " + line.Text : null;
    }

    // What is remembered of an event changes nothing in the next.
    private static string? Again(RecipeEvent made)
    {
        var (first, second) = (Text(Others[0], made.Masked), Text(Others[0], made.Options.Redactor.Mask(made.Event)));
        return first == second ? null : $"again: {first}\nbecame {second}";
    }

    private static string? Twice(RecipeEvent made)
    {
        var (once, twice) = (Text(Others[0], made.Masked), Text(Others[0], made.Options.Redactor.Mask(made.Masked)));
        return once == twice ? null : $"twice: {once}\nbecame {twice}";
    }

    private static string? Clean(RecipeEvent made)
    {
        if (!ReferenceEquals(made.Masked, made.Event))
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

    /// <summary>Returns what a sink writes: UTF-8, in which there are no halves of pairs.</summary>
    public static string Text(ITextFormatter formatter, LogEvent logEvent)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        formatter.Format(logEvent, output);
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(output.ToString()));
    }
}
