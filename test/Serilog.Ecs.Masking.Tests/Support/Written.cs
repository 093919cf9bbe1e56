using System.Globalization;
using NUnit.Framework;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;
using Serilog.Formatting.Json;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>The outputs of several formatters for one event, after one stage of masking.</summary>
internal sealed class Written
{
    private static readonly MessageTemplateTextFormatter Plain = new(
        "{Timestamp} {Level} {Message:lj} {Properties:j}{NewLine}{Exception}", CultureInfo.InvariantCulture);
    private static readonly MessageTemplateTextFormatter Properties = new("{Properties}", CultureInfo.InvariantCulture);
    private static readonly JsonFormatter Json = new(renderMessage: true);

    private readonly List<(string By, string Text)> _outputs = [];
    private readonly Stage _stage;
    private readonly string _file;
    private readonly Action<EcsOptions>? _configure;

    private Written(LogEvent original, LogEvent handedOn, Stage stage, string file, Action<EcsOptions>? configure)
    {
        Original = original;
        HandedOn = handedOn;
        _stage = stage;
        _file = file;
        _configure = configure;
    }

    /// <summary>The event as it was logged.</summary>
    public LogEvent Original { get; }

    /// <summary>The event as the stage handed it on.</summary>
    public LogEvent HandedOn { get; }

    public IReadOnlyList<(string By, string Text)> Outputs
    {
        get
        {
            if (_outputs.Count > 0)
            {
                return _outputs;
            }

            if (_stage == Stage.Formatter)
            {
                Format();
            }
            else
            {
                FormatByOthers();
            }

            return _outputs;
        }
    }

    /// <summary>Logs through a stage.</summary>
    /// <param name="stage">Where masking is done.</param>
    /// <param name="log">What is logged.</param>
    /// <param name="isCaptured">Whether objects are captured with <c>Destructure.WithMasking()</c>.</param>
    /// <param name="configure">Sets options; the defaults are meant to do.</param>
    /// <param name="pipeline">Sets the rest of the pipeline.</param>
    public static Written Through(
        Stage stage, Action<ILogger> log, bool isCaptured = false, Action<EcsOptions>? configure = null, Action<LoggerConfiguration>? pipeline = null)
    {
        var options = new EcsOptions();
        configure?.Invoke(options);
        var original = new Kept();
        var handedOn = new Kept();
        var configuration = new LoggerConfiguration().MinimumLevel.Verbose().Enrich.FromLogContext();
        pipeline?.Invoke(configuration);
        _ = isCaptured ? configuration.Destructure.WithMasking(options.Masking) : configuration;
        configuration.WriteTo.Sink(original);
        var path = Path.Combine(NUnit.Framework.TestContext.CurrentContext.WorkDirectory, $"route-{Guid.NewGuid():N}.json");
        _ = stage switch
        {
            Stage.WriteTo => configuration.WriteTo.Masked(to => to.Sink(handedOn), options.Masking),
            Stage.AuditTo => configuration.AuditTo.Masked(to => to.Sink(handedOn), options.Masking),
            Stage.Routed => configuration.WriteTo.EcsRouted([EcsRoute.ToAlerts(to => to.Sink(handedOn), also: true), EcsRoute.ToFile(path)], options),
            Stage.Enricher => configuration.Enrich.WithMasking(options.Masking).WriteTo.Sink(handedOn),
            _ => configuration.WriteTo.Sink(handedOn),
        };
        using (var logger = configuration.CreateLogger())
        {
            log(logger);
        }

        return new Written(original.Event, handedOn.Event, stage, ReadAndDelete(path), configure);
    }

    /// <summary>Fails where any of the outputs shows more of a secret than its mask does.</summary>
    public void HasNo(string secret, int shown = 0)
    {
        foreach (var (by, text) in Outputs)
        {
            if (Leak.Find(text, secret, shown) is { } leak)
            {
                Assert.Fail($"'{leak}' of '{secret}' shows in what {by} wrote:\n{text}");
            }
        }
    }

    private void Format()
    {
        Add("the formatter", EcsLine.Parse(Render.Text(Render.Formatter(_configure), HandedOn)).Text);
        Add("the formatter with templates, nesting and report", EcsLine.Parse(Render.Text(Render.Formatter(options =>
        {
            _configure?.Invoke(options);
            options.IncludeMessageTemplate = true;
            options.FieldNesting = FieldNesting.Nested;
            options.Masking.Report = MaskedReport.Paths;
        }), HandedOn)).Text);
        Add("the text view", View.Text(HandedOn, _configure, verbosity: EcsConsoleVerbosity.Full));
        Add("the text view with templates, names and report", View.Text(HandedOn, options =>
        {
            _configure?.Invoke(options);
            options.IncludeMessageTemplate = true;
            options.NameCasing = NameCasing.Preserve;
            options.StackTrace = StackTraceFormat.Off;
            options.Masking.Report = MaskedReport.Paths;
        }, verbosity: EcsConsoleVerbosity.Full));
    }

    private void FormatByOthers()
    {
        if (_stage == Stage.Enricher)
        {
            Add("a template of properties", Text(Properties));
            return;
        }

        if (_stage == Stage.Routed)
        {
            Add("the file of a route", EcsLine.Parse(_file).Text);
        }

        Add("a template", Text(Plain));
        Add("JsonFormatter", Text(Json));
        Add("the formatter without masking", Render.Text(Render.Formatter(options => options.Masking.Mode = MaskingMode.Off), HandedOn));
        Add("the template's text", HandedOn.MessageTemplate.Text);
        for (var exception = HandedOn.Exception; exception is not null; exception = exception.InnerException)
        {
            Add("the exception", $"{exception.Message}\n{exception}\n{exception.StackTrace}\n{exception.HelpLink}\n{exception.Source}");
            foreach (System.Collections.DictionaryEntry entry in exception.Data)
            {
                Add("the data of the exception", $"{entry.Key} {entry.Value}");
            }
        }
    }

    private static string ReadAndDelete(string path)
    {
        if (!File.Exists(path))
        {
            return "";
        }

        var text = File.ReadAllText(path);
        File.Delete(path);
        return text;
    }

    private void Add(string by, string text) => _outputs.Add((by, text));

    private string Text(ITextFormatter formatter)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        formatter.Format(HandedOn, writer);
        return writer.ToString();
    }

    private sealed class Kept : ILogEventSink
    {
        private LogEvent? _event;

        public LogEvent Event => _event ?? throw new InvalidOperationException("Nothing was logged.");

        public void Emit(LogEvent logEvent) => _event = logEvent;
    }
}
