namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>A name with one letter left out, one too many, one wrong, or two swapped.</summary>
internal static class Misspellings
{
    public static IEnumerable<string> Of(string name)
    {
        for (var index = 0; index < name.Length; index++)
        {
            yield return name.Remove(index, 1);
            yield return name.Insert(index, "q");
            yield return name[..index] + (name[index] == 'q' ? "x" : "q") + name[(index + 1)..];
            if (index > 0 && char.ToLowerInvariant(name[index]) != char.ToLowerInvariant(name[index - 1]))
            {
                yield return name[..(index - 1)] + name[index] + name[index - 1] + name[(index + 1)..];
            }
        }
    }
}
