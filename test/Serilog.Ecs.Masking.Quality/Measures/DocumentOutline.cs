using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Serilog.Ecs.Masking.Quality.Measures;

/// <summary>Reads the names and the nesting of a document, without its values: masking must leave them as they are.</summary>
internal static class DocumentOutline
{
    /// <summary>Returns the outline of a document, or <see langword="null"/> if it does not parse.</summary>
    public static string? Read(DocumentFormat format, string text)
    {
        try
        {
            return format switch
            {
                DocumentFormat.Json => OfJson(text),
                DocumentFormat.Xml => OfXml(text),
                DocumentFormat.Query => OfQuery(text),
                DocumentFormat.Yaml => OfYaml(text),
                _ => "",
            };
        }
        catch (Exception fault) when (fault is JsonException or XmlException or YamlException)
        {
            return null;
        }
    }

    private static string OfJson(string text)
    {
        using var document = JsonDocument.Parse(text);
        var outline = new StringBuilder();
        Write(document.RootElement, outline);
        return outline.ToString();
    }

    private static void Write(JsonElement element, StringBuilder outline)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                outline.Append('{');
                foreach (var member in element.EnumerateObject())
                {
                    outline.Append(member.Name).Append(':');
                    Write(member.Value, outline);
                }

                outline.Append('}');
                break;
            case JsonValueKind.Array:
                outline.Append('[');
                foreach (var item in element.EnumerateArray())
                {
                    Write(item, outline);
                }

                outline.Append(']');
                break;
            default:
                outline.Append(',');
                break;
        }
    }

    private static string OfXml(string text) => string.Join(' ', XDocument.Parse(text).Descendants()
        .Select(element => element.Name + "(" + string.Join(',', element.Attributes().Select(attribute => attribute.Name)) + ")"));

    private static string OfQuery(string text)
    {
        var start = text.IndexOf('?', StringComparison.Ordinal) + 1;
        return string.Join('&', text[start..].Split('#').Select(part => string.Join('&', part.Split('&').Select(pair => pair.Split('=')[0]))));
    }

    private static string OfYaml(string text)
    {
        var parser = new Parser(new StringReader(text));
        var outline = new StringBuilder();
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        while (parser.MoveNext())
        {
            if (parser.Current is NodeEvent { Anchor.IsEmpty: false } node)
            {
                anchors.Add(node.Anchor.Value);
            }

            if (parser.Current is AnchorAlias alias && !anchors.Contains(alias.Value.Value))
            {
                throw new YamlException("An alias has no anchor.");
            }

            outline.Append(parser.Current is Scalar { IsKey: true } key ? key.Value + ":" : parser.Current!.GetType().Name[..3]);
        }

        return outline.ToString();
    }
}
