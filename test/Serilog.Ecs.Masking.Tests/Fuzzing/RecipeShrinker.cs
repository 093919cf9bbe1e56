using System.Text.Json;
using System.Text.Json.Nodes;

namespace Serilog.Ecs.Masking.Tests.Fuzzing;

/// <summary>Makes a recipe smaller for as long as it has a finding of the same kind: without a member, an element, a part of a text.</summary>
internal static class RecipeShrinker
{
    private const int MostTries = 3_000;

    // What touches a secret may be why it is not found.
    private const int Margin = 8;

    public static JsonObject Shrink(JsonObject recipe, Func<JsonObject, string?> find)
    {
        var kind = KindOf(find(recipe));
        var (smallest, tries) = (recipe, 0);
        bool isSmaller;
        do
        {
            isSmaller = false;
            foreach (var candidate in Candidates(smallest))
            {
                if (++tries > MostTries)
                {
                    return smallest;
                }

                if (KindOf(find(candidate)) == kind)
                {
                    (smallest, isSmaller) = (candidate, true);
                    break;
                }
            }
        }
        while (isSmaller);
        return smallest;
    }

    private static string? KindOf(string? finding) => finding?[..finding.IndexOf(':', StringComparison.Ordinal)];

    private static IEnumerable<JsonObject> Candidates(JsonObject recipe) => Smaller(recipe).Select(static node => node!.AsObject());

    // The parts with the most in them come first; each candidate is a copy.
    private static IEnumerable<JsonNode?> Smaller(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var name in members.Select(static member => member.Key).ToArray())
                {
                    yield return Changed(members, copy => copy.Remove(name));
                }

                foreach (var (name, value) in members)
                {
                    foreach (var smaller in Smaller(value))
                    {
                        yield return Changed(members, copy => copy[name] = smaller);
                    }
                }

                break;
            case JsonArray elements:
                for (var index = 0; index < elements.Count; index++)
                {
                    yield return Changed(elements, copy => copy.RemoveAt(index));
                    foreach (var smaller in Smaller(elements[index]))
                    {
                        yield return Changed(elements, copy => copy[index] = smaller);
                    }
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                foreach (var text in Shorter(value.GetValue<string>()))
                {
                    yield return text;
                }

                break;
        }
    }

    private static IEnumerable<string> Shorter(string text)
    {
        var planted = RecipeEvent.Planted().Matches(text);
        for (var length = text.Length / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= text.Length; start += length)
            {
                if (!planted.Any(match => match.Index - Margin < start + length && start < match.Index + match.Length + Margin))
                {
                    yield return text.Remove(start, length);
                }
            }
        }
    }

    private static T Changed<T>(T node, Action<T> change)
        where T : JsonNode
    {
        var copy = (T)node.DeepClone();
        change(copy);
        return copy;
    }
}
