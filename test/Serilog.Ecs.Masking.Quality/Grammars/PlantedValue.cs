namespace Serilog.Ecs.Masking.Quality.Grammars;

/// <summary>A sensitive value that was written into a text on purpose.</summary>
/// <param name="Start">The offset of the value.</param>
/// <param name="Length">The length of the value.</param>
/// <param name="Rule">The id of the rule that is expected to find it.</param>
internal readonly record struct PlantedValue(int Start, int Length, string Rule)
{
    public int End => Start + Length;
}
