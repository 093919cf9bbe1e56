using System.Globalization;
using System.Text;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>Keeps the documents that tests render, where <c>ECS_DOCUMENTS</c> names a folder, for a test that indexes them.</summary>
internal static class RenderedDocuments
{
    public const string Variable = "ECS_DOCUMENTS";

    private static readonly Lazy<TextWriter?> Writer = new(Open);

    /// <summary>The folder, or <see langword="null"/> if no documents are kept.</summary>
    public static string? Folder { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;

    public static void Keep(string line)
    {
        if (Writer.Value is { } writer)
        {
            writer.Write(line);
        }
    }

    private static TextWriter? Open()
    {
        if (Folder is null)
        {
            return null;
        }

        Directory.CreateDirectory(Folder);
        var path = Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Guid.NewGuid():N}.json"));
        return TextWriter.Synchronized(new StreamWriter(path, append: false, new UTF8Encoding(false)) { AutoFlush = true });
    }
}
