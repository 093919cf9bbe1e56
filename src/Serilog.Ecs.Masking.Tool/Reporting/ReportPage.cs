using System.Text;

namespace Serilog.Ecs.Masking.Tool.Reporting;

/// <summary>Puts data, style and script into one page that loads nothing.</summary>
internal static class ReportPage
{
    public static void Write(Stream output, ReadOnlySpan<byte> data)
    {
        var page = Read("page.html");
        foreach (var part in page.Split("<!--part:", StringSplitOptions.None).Select(static (text, index) => (text, index)))
        {
            if (part.index == 0)
            {
                output.Write(Encoding.UTF8.GetBytes(part.text));
                continue;
            }

            var end = part.text.IndexOf("-->", StringComparison.Ordinal);
            switch (part.text[..end])
            {
                case "data":
                    output.Write(data);
                    break;
                case var name:
                    output.Write(Encoding.UTF8.GetBytes(Read(name)));
                    break;
            }

            output.Write(Encoding.UTF8.GetBytes(part.text[(end + 3)..]));
        }
    }

    private static string Read(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("report." + name)
            ?? throw new InvalidOperationException($"The tool lacks its part '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
