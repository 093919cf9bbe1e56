using System.Text.RegularExpressions;

namespace Serilog.Ecs.Masking.Tool.Reporting;

/// <summary>Makes texts equal that differ in numbers and ids only.</summary>
internal static partial class MessageForm
{
    public static string Of(string message) => Ids().Replace(message, "#");

    public static string OfPath(string path) => PathIds().Replace(path, "/{id}");

    [GeneratedRegex(@"\b(?=[0-9a-fA-F-]*\d)[0-9a-fA-F]{2,}(-[0-9a-fA-F]{2,})*\b|\d+([.,]\d+)*")]
    private static partial Regex Ids();

    [GeneratedRegex(@"/(\d+|(?=[0-9a-fA-F-]*\d)[0-9a-fA-F-]{8,})(?=/|\z)")]
    private static partial Regex PathIds();
}
