using System.Text;
using System.Text.Json;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>Reads a line as the strictest reader of the log chain would: one object, one line, valid UTF-8, no key twice.</summary>
internal static class StrictJson
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static JsonElement Parse(string line)
    {
        Assert.That(line, Does.EndWith("\n"), "The line has no end.");
        var text = line[..^1];
        Assert.That(text, Has.Length.GreaterThan(1).And.StartsWith("{"));
        foreach (var breaking in "\n\r\u0085\u2028\u2029\uFEFF\0")
        {
            if (text.Contains(breaking, StringComparison.Ordinal))
            {
                Assert.Fail($"The line holds U+{(int)breaking:X4}.");
            }
        }

        byte[] bytes;
        try
        {
            bytes = Utf8.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            throw new AssertionException("The line holds half of a surrogate pair.");
        }

        CheckKeys(bytes, text);
        return JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 64 }).RootElement;
    }

    private static void CheckKeys(byte[] bytes, string text)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 64 });
        var keys = new Stack<HashSet<string>>();
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        keys.Push(new HashSet<string>(StringComparer.Ordinal));
                        break;
                    case JsonTokenType.EndObject:
                        keys.Pop();
                        break;
                    case JsonTokenType.PropertyName:
                        var key = reader.GetString()!;
                        if (!keys.Peek().Add(key))
                        {
                            Assert.Fail($"The key '{key}' stands twice in {text}");
                        }

                        break;
                }
            }
        }
        catch (JsonException exception)
        {
            throw new AssertionException($"Not JSON: {exception.Message} in {text}");
        }
    }
}
