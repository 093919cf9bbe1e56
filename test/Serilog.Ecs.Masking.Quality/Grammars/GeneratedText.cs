namespace Serilog.Ecs.Masking.Quality.Grammars;

/// <summary>A text that a grammar produced, with the values planted in it, in order.</summary>
internal sealed record GeneratedText(string Text, IReadOnlyList<PlantedValue> Planted);
