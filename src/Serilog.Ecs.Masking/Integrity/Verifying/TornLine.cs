using System.Text.Json;

namespace Serilog.Ecs.Masking.Integrity.Verifying;

/// <summary>What a write that was broken off leaves behind: the beginning of a line.</summary>
internal static class TornLine
{
    /// <summary>Returns whether the text may be the beginning of a line; a whole document is not one.</summary>
    public static bool IsPossible(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = 256 });
        try
        {
            while (reader.Read())
            {
            }

            return text.IsEmpty;
        }
        catch (JsonException)
        {
            return true;
        }
    }
}
