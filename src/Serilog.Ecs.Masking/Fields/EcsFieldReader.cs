using System.Globalization;
using Serilog.Ecs.Masking.Document.Layout;

namespace Serilog.Ecs.Masking.Fields;

/// <summary>Reads the embedded table; its first lines describe the format.</summary>
internal static class EcsFieldReader
{
    private const string Resource = "Serilog.Ecs.Masking.Fields.ecs-fields.txt";

    public static Dictionary<string, EcsField> Read()
    {
        using var stream = typeof(EcsFieldReader).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException("The assembly lacks its table of ECS fields.");
        using var reader = new StreamReader(stream);

        var fields = new Dictionary<string, EcsField>(3_000, StringComparer.Ordinal);
        var path = new string[16];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            var name = line.AsSpan().TrimStart(' ');
            var depth = line.Length - name.Length;
            var space = name.IndexOf(' ');
            var segment = space < 0 ? name : name[..space];
            path[depth] = depth == 0 ? segment.ToString() : string.Concat(path[depth - 1], ".", segment);
            if (space >= 0)
            {
                fields.Add(path[depth], Field(path[depth], name[(space + 1)..]));
            }
        }

        return fields;
    }

    private static EcsField Field(string name, ReadOnlySpan<char> marks)
    {
        var space = marks.IndexOf(' ');
        var type = space < 0 ? marks : marks[..space];
        var version = space < 0 ? default : marks[(space + 1)..];
        var isArray = type.EndsWith("[]", StringComparison.Ordinal);
        return new EcsField(name, TypeOf(isArray ? type[..^2] : type), isArray, version is not "+9", version is not "-9");
    }

    private static EcsFieldType TypeOf(ReadOnlySpan<char> word) => word switch
    {
        "keyword" => EcsFieldType.Keyword,
        "constant" => EcsFieldType.ConstantKeyword,
        "wildcard" => EcsFieldType.Wildcard,
        "text" => EcsFieldType.MatchOnlyText,
        "long" => EcsFieldType.Long,
        "integer" => EcsFieldType.Integer,
        "double" => EcsFieldType.Double,
        "float" => EcsFieldType.Float,
        "scaled" => EcsFieldType.ScaledFloat,
        "boolean" => EcsFieldType.Boolean,
        "date" => EcsFieldType.Date,
        "ip" => EcsFieldType.Ip,
        "geo" => EcsFieldType.GeoPoint,
        "object" => EcsFieldType.Object,
        "flattened" => EcsFieldType.Flattened,
        "nested" => EcsFieldType.Nested,
        _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The table of ECS fields has an unknown type '{word}'.")),
    };
}
