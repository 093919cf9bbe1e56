using Serilog.Ecs.Masking.Tool.Progress;
using Serilog.Ecs.Masking.Tool.Reading.Blocks;
using Serilog.Ecs.Masking.Tool.Reading.Sources;

namespace Serilog.Ecs.Masking.Tool.CommandLine;

/// <summary>Opens the inputs that the arguments of a command name.</summary>
internal static class Inputs
{
    public const string StandardInput = "-";

    /// <summary>Returns the files that are meant: a shell may leave patterns to the program.</summary>
    public static IReadOnlyList<string> Expand(IReadOnlyList<string> arguments, ToolConsole console)
    {
        if (arguments.Count == 0)
        {
            return console.IsInputTerminal ? throw new InputException("no file is given, and standard input is a terminal; see --help") : [StandardInput];
        }

        // The command line takes a misspelt option for a file.
        if (arguments.FirstOrDefault(static one => one.StartsWith('-') && one != StandardInput && !File.Exists(one)) is { } option)
        {
            throw new InputException($"{option}: is neither an option nor a file; see --help");
        }

        return [.. arguments.SelectMany(ExpandOne)];
    }

    /// <summary>Opens a file, or standard input, as blocks of text.</summary>
    public static IBlockSource Open(string name, ToolConsole console, Func<Stream, Stream>? wrap = null, BlockCut? cut = null)
    {
        var isStandardInput = name == StandardInput;
        var stream = isStandardInput ? console.Input : InputStream.OpenFile(name);
        try
        {
            return new BlockReader(
                InputStream.OfText(wrap?.Invoke(stream) ?? stream, name), isStandardInput ? "standard input" : name, isStandardInput, console.Report, cut);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            stream.Dispose();
            throw InputException.For(name, fault);
        }
    }

    /// <summary>Returns a meter for the bytes of the inputs.</summary>
    public static ProgressMeter MeterOf(IEnumerable<string> names) =>
        new(names.Sum(static name => File.Exists(name) ? new FileInfo(name).Length : 0));

    private static IEnumerable<string> ExpandOne(string argument)
    {
        if (argument.AsSpan().IndexOfAny('*', '?') < 0 || File.Exists(argument))
        {
            return [argument];
        }

        var folder = Path.GetDirectoryName(argument) is { Length: > 0 } parent ? parent : ".";
        var found = Directory.Exists(folder) ? Directory.GetFiles(folder, Path.GetFileName(argument)) : [];
        Array.Sort(found, StringComparer.Ordinal);
        return found.Length > 0 ? found : [argument];
    }
}
