using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>A field of an index whose settings say that malformed values are ignored.</summary>
/// <param name="Type">The type that Elasticsearch maps it to.</param>
/// <param name="IgnoreAbove">From which length text is not indexed.</param>
/// <param name="IsStrict">Whether a malformed value rejects the document all the same.</param>
/// <param name="IsAlsoNumber">Whether numbers can be searched by range.</param>
internal sealed record MappedField(string Type, int? IgnoreAbove, bool IsStrict, bool IsAlsoNumber)
{
    private const int LuceneTermBytes = 32_766;
    private const int FlattenedDepth = 20;

    public static MappedField Read(JsonElement mapping) => new(
        mapping.GetProperty("type").GetString()!,
        mapping.TryGetProperty("ignore_above", out var above) ? above.GetInt32() : null,
        mapping.TryGetProperty("ignore_malformed", out var ignore) && !ignore.GetBoolean(),
        mapping.TryGetProperty("fields", out var fields) && fields.TryGetProperty("number", out var number)
            && number.GetProperty("type").GetString() == "double" && number.GetProperty("ignore_malformed").GetBoolean());

    /// <summary>Returns whether the value is indexed; one that is neither indexed nor ignored fails.</summary>
    public bool Takes(string name, JsonElement value)
    {
        if (Type == "flattened")
        {
            CheckFlattened(name, "", value, 0);
            return true;
        }

        if (Type == "geo_point")
        {
            return true;
        }

        Assert.That(value.ValueKind, Is.Not.AnyOf(JsonValueKind.Object, JsonValueKind.Array), $"'{name}' of type {Type} does not take {value.GetRawText()}.");
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        var isTaken = Type switch
        {
            "keyword" => FitsKeyword(name, text),
            "wildcard" or "match_only_text" or "string" => true,
            "long" => double.TryParse(text, CultureInfo.InvariantCulture, out var whole) && Math.Abs(whole) <= long.MaxValue,
            "double" or "scaled_float" => double.TryParse(text, CultureInfo.InvariantCulture, out _),
            "boolean" => text is "true" or "false" or "",
            "date" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
            "ip" => IPAddress.TryParse(text, out _),
            _ => throw new AssertionException($"'{name}' is of the unknown type {Type}."),
        };
        Assert.That(isTaken || !IsStrict, Is.True, $"'{name}' rejects {text}.");
        return isTaken;
    }

    private bool FitsKeyword(string name, string text)
    {
        if (text.Length > IgnoreAbove)
        {
            return false;
        }

        Assert.That(Encoding.UTF8.GetByteCount(text), Is.LessThanOrEqualTo(LuceneTermBytes), $"'{name}' has an immense term.");
        return true;
    }

    private void CheckFlattened(string name, string path, JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.That(depth, Is.LessThan(FlattenedDepth), $"'{name}{path}' is too deep.");
                foreach (var member in value.EnumerateObject())
                {
                    CheckFlattened(name, path + "." + member.Name, member.Value, depth + 1);
                }

                break;

            case JsonValueKind.Array:
                foreach (var element in value.EnumerateArray())
                {
                    CheckFlattened(name, path, element, depth);
                }

                break;

            default:
                Assert.That(path, Is.Not.Empty, $"'{name}' is no object.");
                var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
                Assert.That(
                    text.Length > IgnoreAbove || Encoding.UTF8.GetByteCount(path) + Encoding.UTF8.GetByteCount(text) <= LuceneTermBytes, Is.True,
                    $"'{name}{path}' has an immense term.");
                break;
        }
    }
}
