using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Fuzzing;

/// <summary>Generates recipes of events: about half of them hold canaries, in random places and notations.</summary>
/// <remarks>A recipe is JSON, so that one that fails is a row of a table, and smaller ones can be tried without knowing what it means.</remarks>
internal sealed class RecipeGenerator(int seed)
{
    private readonly Random _random = new(seed);
    private readonly HashSet<string> _named = [];
    private bool _isPlanted;

    /// <summary>Returns the recipe of a seed.</summary>
    public static JsonObject Make(int seed) => new RecipeGenerator(seed).Make();

    private JsonObject Make()
    {
        _isPlanted = Chance(2);
        var properties = new JsonObject();
        for (var count = _random.Next(6); count > 0; count--)
        {
            AddEntry(properties, depth: 3);
        }

        var recipe = new JsonObject
        {
            ["options"] = OneOf(RecipeOptions.Names),
            ["seed"] = _random.Next(1_000_000),
            ["level"] = OneOf(Enum.GetNames<LogEventLevel>()),
            ["properties"] = properties,
        };
        if (Chance(4))
        {
            // A property of the event hides one of the scope.
            recipe["scope"] = new JsonObject(
                Entries(2).Where(entry => !properties.ContainsKey(entry.Key)).Select(static entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));
        }

        if (Chance(6))
        {
            recipe["activity"] = Texts(3);
        }

        if (Chance(4))
        {
            recipe["exception"] = Failure(2);
        }

        recipe["template"] = Template(properties);
        return recipe;
    }

    private JsonObject Entries(int most)
    {
        var entries = new JsonObject();
        for (var count = _random.Next(1, most + 1); count > 0; count--)
        {
            AddEntry(entries, depth: 1);
        }

        return entries;
    }

    private JsonObject Texts(int most)
    {
        var texts = new JsonObject();
        for (var count = _random.Next(1, most + 1); count > 0; count--)
        {
            texts[OneOf(RecipeTexts.Harmless)] = Text();
        }

        return texts;
    }

    private void AddEntry(JsonObject entries, int depth)
    {
        if (_isPlanted && Chance(4))
        {
            var (name, kind) = OneOf(RecipeTexts.Sensitive);
            _named.Add(kind);
            entries[name] = depth > 1 && Chance(3) ? new JsonArray(Canary(kind), "Busan") : Canary(kind);
        }
        else
        {
            entries[OneOf(RecipeTexts.Harmless)] = Value(depth);
        }
    }

    private JsonNode? Value(int depth)
    {
        switch (_random.Next(depth > 0 ? 15 : 11))
        {
            case 0: return _random.Next();
            case 1: return (_random.NextDouble() - 0.5) * Math.Pow(10, _random.Next(-10, 30));
            case 2: return null;
            case 3: return Chance(2);
            case 4: return new JsonObject { ["$" + OneOf(RecipeValues.Types)] = OneOf(RecipeTexts.Plain) };
            case 5: return new JsonObject { ["$" + OneOf(RecipeValues.TextTypes)] = Text() };
            case 6: return new JsonObject { ["$uri"] = Text(RecipeTexts.UriNotations) };
            case 11: return new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Value(depth - 1))]);
            case 12: return new JsonObject { ["$dictionary"] = Members(depth) };
            case 13 or 14: return Members(depth);
            default: return Text();
        }
    }

    private JsonObject Members(int depth)
    {
        var members = new JsonObject();
        for (var count = _random.Next(4); count > 0; count--)
        {
            AddEntry(members, depth - 1);
        }

        return members;
    }

    private JsonObject Failure(int depth)
    {
        var failure = new JsonObject { ["message"] = Text() };
        if (Chance(2))
        {
            failure["data"] = Texts(2);
        }

        if (depth > 0 && Chance(2))
        {
            failure["inner"] = Failure(depth - 1);
        }

        return failure;
    }

    private string Template(JsonObject properties)
    {
        var parts = new List<string> { Chance(5) ? Escaped(Text()) : OneOf(["Read", "Signing in", "", "저장"]) };
        foreach (var (name, _) in properties)
        {
            if (Chance(2) && name.All(static character => char.IsLetterOrDigit(character) || character == '_'))
            {
                parts.Add("{" + name + OneOf(["", ":0.00", ",12", ":l"]) + "}");
            }
        }

        return string.Join(OneOf([" ", ", ", " and "]), parts);
    }

    private string Text() => Text(RecipeTexts.Notations);

    private string Text(string[] notations)
    {
        if (!_isPlanted || Chance(2))
        {
            return Chance(3) ? Chosen() : Framed(OneOf(RecipeTexts.Plain));
        }

        if (_named.Count > 0 && Chance(4))
        {
            return Framed(Canary(OneOf([.. _named])));
        }

        var text = Chance(4) ? "~(" + Canary(OneOf(RecipeTexts.Shapes)) + ")~"
            : Chance(5) ? Pair(RecipeTexts.OuterNotations)
            : Chance(2) ? Pair(notations)
            : Inside(Framed(Pair(notations)));
        return Framed(text);
    }

    // Names of other alphabets and colours are escaped inside, and not looked for.
    private string Inside(string text) => Ascii.IsValid(text) && !text.Contains('\u001b', StringComparison.Ordinal) ? OneOf(RecipeTexts.Encodings)(text) : text;

    private string Pair(string[] notations)
    {
        var (name, kind) = OneOf(RecipeTexts.Sensitive);
        return "~(" + string.Format(CultureInfo.InvariantCulture, OneOf(notations), name, Canary(kind)) + ")~";
    }

    private string Framed(string text) => string.Format(CultureInfo.InvariantCulture, OneOf(RecipeTexts.Frames), text);

    // Characters of any kind, halves of pairs too, which JSON cannot hold.
    private string Chosen() =>
        string.Concat(Enumerable.Range(0, _random.Next(40)).Select(_ => Character((char)(Chance(2) ? _random.Next(' ', '~' + 1) : _random.Next(0x10000)))));

    private static string Character(char value) =>
        char.IsSurrogate(value) || value == '~' ? string.Create(CultureInfo.InvariantCulture, $"~{(int)value:X4}~") : value.ToString();

    private static string Canary(string kind) => "~" + kind + "~";

    private static string Escaped(string text) => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private bool Chance(int of) => _random.Next(of) == 0;

    private T OneOf<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
