using System.CommandLine;
using System.Text;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Tool.Progress;
using Serilog.Ecs.Masking.Tool.Reading.Blocks;
using Serilog.Ecs.Masking.Tool.Reading.Sources;
using Serilog.Ecs.Masking.Tool.Scanning;
using Serilog.Ecs.Masking.Tool.Scanning.Hiding;
using Serilog.Ecs.Masking.Tool.Scanning.Reports;

namespace Serilog.Ecs.Masking.Tool.CommandLine;

/// <summary><c>ecslog scan</c>.</summary>
internal static class ScanCommand
{
    private const string KeyVariable = "ECSLOG_BASELINE_KEY";
    private const int ShortestKey = 32;

    private static readonly string[] Formats = ["table", "json", "sarif"];
    private static readonly string[] Confidences = ["low", "medium", "high"];

    public static Command Create(ToolConsole console)
    {
        var files = new Argument<string[]>("FILES")
        {
            Description = "Files, plain or gzip, and folders. Without any, or for -, standard input.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var format = new Option<string>("--format")
        {
            Description = "What is printed: table, json or sarif.",
            HelpName = "FORMAT",
            DefaultValueFactory = static _ => "table",
        };
        var confidence = new Option<string>("--min-confidence")
        {
            Description = "The least confidence of a finding: low, medium or high.",
            HelpName = "CONFIDENCE",
            DefaultValueFactory = static _ => "medium",
        };
        var redact = new Option<string?>("--redact") { Description = "Writes a masked copy: a file for one input, a folder for several.", HelpName = "OUT" };
        var baseline = new Option<string?>("--baseline") { Description = "Findings that are known; only others make the exit code 1.", HelpName = "FILE" };
        var update = new Option<bool>("--update-baseline") { Description = "Writes all findings to the baseline." };
        var key = new Option<string?>("--baseline-key")
        {
            Description = $"The file of the key that hashes the baseline, at least 32 bytes. Without it, the variable {KeyVariable}.",
            HelpName = "FILE",
        };
        var enable = new Option<string[]>("--enable") { Description = "Rules that are off by default, such as ipv4.", HelpName = "RULE" };
        var disable = new Option<string[]>("--disable") { Description = "Rules that are not wanted, such as email.", HelpName = "RULE" };
        var secrets = new Option<bool>("--secrets-only") { Description = "Leaves personal data out." };
        format.AcceptOnlyFromAmong(Formats);
        confidence.AcceptOnlyFromAmong(Confidences);

        var command = new Command("scan", "Finds secrets and personal data in any text log. Never prints a value.")
        {
            files, format, confidence, redact, baseline, update, key, enable, disable, secrets,
        };
        command.SetAction(parsed =>
        {
            var masking = () => new MaskingOptions
            {
                MinimumConfidence = (Confidence)(Array.IndexOf(Confidences, parsed.GetValue(confidence)) + 1),
                EnabledRules = [.. parsed.GetValue(enable) ?? []],
                DisabledRules = [.. parsed.GetValue(disable) ?? []],
                PersonalData = !parsed.GetValue(secrets),
            };
            var hider = new ValueHider(new Redactor(HiderOptions()));
            var quiet = console with { Hide = hider.Hide };
            Validate(masking());
            var baselinePath = parsed.GetValue(baseline);
            var fingerprinter = FingerprinterOf(parsed.GetValue(key), baselinePath is not null, quiet);
            var options = new ScanOptions
            {
                CreateRedactor = () => new Redactor(masking()),
                CreateHider = static () => new Redactor(HiderOptions()),
                Fingerprinter = fingerprinter,
                Known = baselinePath is not null && (!parsed.GetValue(update) || File.Exists(baselinePath))
                    ? Baseline.Read(baselinePath, fingerprinter!)
                    : null,
                WritesCopy = parsed.GetValue(redact) is not null,
                CollectsFingerprints = parsed.GetValue(update),
            };
            if (parsed.GetValue(update) && baselinePath is null)
            {
                throw new InputException("--update-baseline: needs --baseline FILE");
            }

            var inputs = ScanInput.Find(Inputs.Expand(parsed.GetValue(files) ?? [], quiet), quiet.Report);
            var summary = Scan(inputs, options, parsed.GetValue(redact), quiet);
            if (parsed.GetValue(update) && !summary.WasStopped)
            {
                Baseline.Write(baselinePath!, fingerprinter!, summary.Fingerprints);
            }

            Write(summary, parsed.GetValue(format)!, quiet);
            return summary.WasStopped ? ExitCode.Cancelled
                : quiet.Problems > 0 ? ExitCode.Failed
                : summary.New > 0 && !parsed.GetValue(update) ? ExitCode.Found
                : ExitCode.Success;
        });
        return command;
    }

    private static MaskingOptions HiderOptions() => new() { MinimumConfidence = Confidence.Low };

    private static void Validate(MaskingOptions options)
    {
        try
        {
            _ = new Redactor(options);
        }
        catch (ArgumentException fault)
        {
            throw new InputException(fault.Message);
        }
    }

    private static Fingerprinter? FingerprinterOf(string? path, bool isNeeded, ToolConsole console)
    {
        var key = path is not null ? ReadKey(path)
            : console.Environment(KeyVariable) is { Length: > 0 } text ? Encoding.UTF8.GetBytes(text)
            : null;
        if (key is null)
        {
            return isNeeded
                ? throw new InputException(
                    $"--baseline: needs a key of at least {ShortestKey} bytes, in the file of --baseline-key or the variable {KeyVariable}; "
                    + "for example: openssl rand -hex 32")
                : null;
        }

        return key.Length >= ShortestKey ? new Fingerprinter(key) : throw new InputException($"the key of the baseline has fewer than {ShortestKey} bytes");
    }

    private static byte[] ReadKey(string path)
    {
        try
        {
            return EcsIntegrity.ReadKeyFile(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw InputException.For(path, fault);
        }
    }

    private static ScanSummary Scan(List<ScanInput> inputs, ScanOptions options, string? target, ToolConsole console)
    {
        var meter = new ProgressMeter(inputs.Sum(static input => File.Exists(input.Path) ? new FileInfo(input.Path).Length : 0));
        var names = inputs.DistinctBy(static input => input.Path).ToDictionary(
            static input => input.Path, static input => input.RelativeName, StringComparer.Ordinal);
        using var copy = target is null
            ? null
            : new RedactedCopy(target, inputs.Count != 1 || !inputs[0].IsNamed, source => names.GetValueOrDefault(source, source));
        using var source = new SequentialSource(inputs.Select(input => (Func<IBlockSource>)(() => Open(input, meter, console))), console.Report);
        return ScanRun.Run(source, options, copy, meter, console);
    }

    private static IBlockSource Open(ScanInput input, ProgressMeter meter, ToolConsole console)
    {
        try
        {
            return Inputs.Open(input.Path, console, meter.Count, PrivateKeys.CutOf);
        }
        catch (BinaryInputException) when (!input.IsNamed)
        {
            // Folders hold other files too; their text is what is scanned.
            return EmptySource.Instance;
        }
    }

    private static void Write(ScanSummary summary, string format, ToolConsole console)
    {
        switch (format)
        {
            case "json":
                JsonScanReport.Write(console.Output, summary);
                break;
            case "sarif":
                SarifReport.Write(console.Output, summary, ToolVersion.Text);
                break;
            default:
                TableScanReport.Write(console, summary);
                break;
        }
    }
}
