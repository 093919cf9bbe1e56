using System.Text;
using System.Text.Json;

namespace Serilog.Ecs.Masking.Tool.Scanning;

/// <summary>Finds the path of the field that is at an offset of a JSON line.</summary>
internal static class JsonFieldPath
{
    /// <summary>Returns a path such as <c>labels.token</c> or <c>items[2].card</c>, or <see langword="null"/> if the line is not JSON.</summary>
    public static string? Find(ReadOnlySpan<char> line, int offset)
    {
        var bytes = Encoding.UTF8.GetBytes(line.ToString());
        var position = Encoding.UTF8.GetByteCount(line[..offset]);
        var reader = new Utf8JsonReader(bytes);
        var names = new List<(string? Name, int Index)>();
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        Step(names);
                        names.Add((null, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
                        continue;

                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        names.RemoveAt(names.Count - 1);
                        continue;

                    case JsonTokenType.PropertyName:
                        names[^1] = (reader.GetString(), -1);
                        break;

                    default:
                        Step(names);
                        break;
                }

                if (reader.BytesConsumed > position)
                {
                    return Text(names);
                }
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }

        return null;
    }

    private static void Step(List<(string? Name, int Index)> names)
    {
        if (names.Count > 0 && names[^1] is (null, >= 0 and var index))
        {
            names[^1] = (null, index + 1);
        }
    }

    private static string Text(List<(string? Name, int Index)> names)
    {
        var path = new StringBuilder();
        foreach (var (name, index) in names)
        {
            if (name is null)
            {
                path.Append('[').Append(Math.Max(0, index - 1)).Append(']');
            }
            else
            {
                path.Append(path.Length > 0 ? "." : "").Append(name);
            }
        }

        return path.ToString();
    }
}
