using System.CommandLine;
using System.Globalization;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Tool.Progress;
using Serilog.Ecs.Masking.Tool.Reading.Sources;
using Serilog.Ecs.Masking.Tool.Streams;
using Serilog.Ecs.Masking.Tool.Verifying;
using Spectre.Console;

namespace Serilog.Ecs.Masking.Tool.CommandLine;

/// <summary><c>ecslog verify</c>.</summary>
internal static class VerifyCommand
{
    public static Command Create(ToolConsole console)
    {
        var files = new Argument<string[]>("FILES") { Description = "The files of one log, plain or gzip.", Arity = ArgumentArity.OneOrMore };
        var keys = new Option<string[]>("--keys", "-k")
        {
            Description = "A key as ID=FILE or ID=$VARIABLE; a FILE alone is the key k1. Left out for chains without a key.",
            HelpName = "KEY",
        };
        var last = new Option<string?>("--expect-last")
        {
            Description = "The hash that the last line must have: what the verification before printed.",
            HelpName = "HASH",
        };
        var asGiven = new Option<bool>("--as-given")
        {
            Description = "Takes the files in the order of the arguments, and not by the times of their first lines.",
        };
        var live = new Option<bool>("--live") { Description = "Accepts a chain without its end, as that of a file that is being written." };
        var command = new Command("verify", "Verifies that lines of EcsFile with integrity are as they were written, all of them, in their order.")
        {
            files, keys, last, asGiven, live,
        };
        command.SetAction(parsed =>
        {
            var names = Inputs.Expand(parsed.GetValue(files) ?? [], console);
            names = parsed.GetValue(asGiven) || names.Count == 1 ? names : ChainOrder.Sort(names);
            var ring = KeyArguments.Read(parsed.GetValue(keys) ?? [], console.Environment);
            var meter = Inputs.MeterOf(names);
            EcsIntegrityResult result = null!;
            try
            {
                ProgressDisplay.Run(
                    console, "Verifying", meter, () => result = Verify(Open(names, meter, console), ring, parsed.GetValue(last), console.Cancellation));
            }
            catch (ArgumentException fault)
            {
                throw new InputException("--keys: " + fault.Message);
            }
            catch (OperationCanceledException)
            {
                return ExitCode.Cancelled;
            }

            Write(console, result, names);
            return result.Verdict switch
            {
                EcsIntegrityVerdict.Intact or EcsIntegrityVerdict.Continued => ExitCode.Success,
                EcsIntegrityVerdict.OpenEnd when parsed.GetValue(live) => ExitCode.Success,
                _ => ExitCode.Found,
            };
        });
        return command;
    }

    // The display waits for its work.
    private static EcsIntegrityResult Verify(IEnumerable<Stream> files, Dictionary<string, byte[]> ring, string? last, CancellationToken cancellationToken) =>
        EcsIntegrity.VerifyAsync(files, ring.Count > 0 ? ring.GetValueOrDefault : null, last, cancellationToken).GetAwaiter().GetResult();

    private static IEnumerable<Stream> Open(IReadOnlyList<string> names, ProgressMeter meter, ToolConsole console)
    {
        foreach (var name in names)
        {
            using var stream = new CancellableStream(InputStream.Decompressed(meter.Count(InputStream.OpenFile(name)), name), console.Cancellation);
            yield return stream;
        }
    }

    private static void Write(ToolConsole console, EcsIntegrityResult result, IReadOnlyList<string> names)
    {
        var color = result.Verdict switch
        {
            EcsIntegrityVerdict.Intact or EcsIntegrityVerdict.Continued => Color.Green,
            EcsIntegrityVerdict.OpenEnd => Color.Yellow,
            _ => Color.Red,
        };
        var ansi = AnsiOutput.Create(console);
        var place = string.Create(
            CultureInfo.InvariantCulture, $"{VisibleName.Of(names[Math.Clamp(result.StreamNumber, 1, names.Count) - 1])}:{result.LineNumber}");
        ansi.Write(new Text(result.Verdict.ToString(), new Style(color)));
        ansi.WriteLine($" {place}: {result.Message}");
        ansi.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{result.VerifiedLines:N0} lines verified in {names.Count} {(names.Count == 1 ? "file" : "files")}."));
        if (result.PreviousHash is { } previous)
        {
            ansi.WriteLine("Continues " + VisibleName.Of(previous));
        }

        if (result.LastHash is { } hash)
        {
            ansi.WriteLine("Last hash " + VisibleName.Of(hash));
        }
    }
}
