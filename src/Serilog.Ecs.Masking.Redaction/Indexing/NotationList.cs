using Serilog.Ecs.Masking.Redaction.Notations;
using Serilog.Ecs.Masking.Redaction.Notations.Assignments;
using Serilog.Ecs.Masking.Redaction.Notations.Calls;
using Serilog.Ecs.Masking.Redaction.Notations.Commands;
using Serilog.Ecs.Masking.Redaction.Notations.Headers;
using Serilog.Ecs.Masking.Redaction.Notations.Markup;
using Serilog.Ecs.Masking.Redaction.Notations.Objects;
using Serilog.Ecs.Masking.Redaction.Notations.Prose;
using Serilog.Ecs.Masking.Redaction.Notations.Sql;
using Serilog.Ecs.Masking.Redaction.Notations.Tables;
using Serilog.Ecs.Masking.Redaction.Notations.Yaml;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Indexing;

/// <summary>All notations, in the order in which a name is offered to them: the narrower before the wider.</summary>
internal static class NotationList
{
    /// <summary>Gets the notations.</summary>
    public static Notation[] All { get; } =
    [
        new CommandLineNotation(),
        new WireCommandNotation(),
        new MarkupNotation(),
        new SqlNotation(),
        new CallNotation(),
        new ObjectNotation(),
        new KeyObjectNotation(),
        new YamlNotation(),
        new HeaderNotation(),
        new HeaderListNotation(),
        new PuttyKeyNotation(),
        new StoredPasswordNotation(),
        new SmtpLoginNotation(),
        new WorkflowMaskNotation(),
        new AssignmentNotation(),
        new TableNotation(),
        new ProseNotation(),
    ];

    /// <summary>Gets the notations that read what is around a name.</summary>
    public static Notation[] PairReaders { get; } = Array.FindAll(All, static notation => notation.ReadsPairs);

    /// <summary>Gets the notations that read options.</summary>
    public static Notation[] OptionReaders { get; } = Array.FindAll(All, static notation => notation.ReadsOptions);

    private static readonly Notation[] Calls = Array.FindAll(All, static notation => notation is CallNotation);

    private static readonly WordTable<Notation[]> ByWord = new(
        All.SelectMany(static notation => notation.Words.Select(word => (word, notation)))
            .GroupBy(static entry => entry.word, static entry => entry.notation, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal));

    /// <summary>Returns the words that notations look at, in lower case.</summary>
    public static IEnumerable<string> Words => All.SelectMany(static notation => notation.Words);

    /// <summary>Returns the notations that look at a word, whatever its case.</summary>
    public static Notation[] OfWord(ReadOnlySpan<char> word)
    {
        if (ByWord.TryFindInAnyCase(ProgramName.WithoutExtension(word), out var notations))
        {
            return notations;
        }

        // "connection.auth": a function may be called through an object.
        return word.LastIndexOf('.') is var dot and > 0
            && ByWord.TryFindInAnyCase(word[(dot + 1)..], out notations)
            && Array.Exists(notations, static notation => notation is CallNotation)
                ? Calls
                : [];
    }
}
