namespace Serilog.Ecs.Masking.Quality;

/// <summary>The engine that is measured, with its default options. All measures call this class and nothing else of the engine.</summary>
internal static class Engine
{
    /// <summary>Masks a text.</summary>
    public static string Mask(string text) => Redactor.Default.Redact(text);

    /// <summary>Forgets the texts that were searched, so that the next search of each is a first one.</summary>
    public static void Forget() => Redactor.Default.Policy!.KnownTexts.Clear();

    /// <summary>Masks a text and returns the ids of the rules that found something in it.</summary>
    public static (string Masked, IReadOnlyCollection<string> Rules) Examine(string text)
    {
        var findings = new List<Finding>();
        Redactor.Default.Find(text, findings);
        return (Mask(text), new SortedSet<string>(findings.Select(static finding => finding.Rule.Id), StringComparer.Ordinal));
    }
}
