using System.Text;
using System.Text.RegularExpressions;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>
/// A container's log on a node: the runtime puts time, stream and a mark before each line and cuts it after 16 KB, wherever in a
/// character that is. And Fluent Bit's parser <c>cri</c>, which undoes both. Bytes are characters here, one for one.
/// </summary>
internal static partial class ContainerLog
{
    private const int Limit = 16 * 1024;

    /// <summary>The lines of a file on the node for one line that the container wrote.</summary>
    public static IEnumerable<string> Written(string line, string stream = "stdout")
    {
        var bytes = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(line.TrimEnd('\n')));
        for (var start = 0; start == 0 || start < bytes.Length; start += Limit)
        {
            var part = bytes[start..Math.Min(bytes.Length, start + Limit)];
            yield return $"2026-11-24T10:00:00.123456789Z {stream} {(start + Limit < bytes.Length ? 'P' : 'F')} {part}";
        }
    }

    /// <summary>What the parser makes of the lines of a file, part by part of each stream.</summary>
    public static IEnumerable<string> Joined(IEnumerable<string> file)
    {
        var open = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        foreach (var match in file.Select(line => Cri().Match(line)))
        {
            var stream = match.Groups["stream"].Value;
            open.TryAdd(stream, new StringBuilder());
            open[stream].Append(match.Groups["log"].Value);
            if (match.Groups["_p"].Value == "F")
            {
                yield return Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(open[stream].ToString())) + "\n";
                open.Remove(stream);
            }
        }
    }

    // As Fluent Bit documents its parser of that name
    [GeneratedRegex("^(?<time>[^ ]+) (?<stream>stdout|stderr) (?<_p>[FP]) (?<log>.*)$", RegexOptions.Singleline)]
    private static partial Regex Cri();
}
