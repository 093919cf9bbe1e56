using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Quality;

/// <summary>The engine that is measured, with its default options. All measures call this class and nothing else of the engine.</summary>
internal static class Engine
{
    private static readonly MaskingPolicy Policy = new(new MaskingOptions());

    /// <summary>Masks a text.</summary>
    public static string Mask(string text) => Redactor.Default.Redact(text);

    /// <summary>Masks a text and returns the ids of the rules that found something in it.</summary>
    public static (string Masked, IReadOnlyCollection<string> Rules) Examine(string text)
    {
        var recorder = new RuleRecorder();
        return (recorder.Text(text), recorder.Rules);
    }

    private sealed class RuleRecorder() : TextMasking(Engine.Policy)
    {
        private readonly SortedSet<string> _rules = new(StringComparer.Ordinal);

        public IReadOnlyCollection<string> Rules => _rules;

        public override void Add(MaskRule rule) => _rules.Add(rule.Id);
    }
}
