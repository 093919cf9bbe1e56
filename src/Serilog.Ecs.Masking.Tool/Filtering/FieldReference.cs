using System.IO.Enumeration;
using System.Text;
using Serilog.Ecs.Masking.Tool.Reading.Events;

namespace Serilog.Ecs.Masking.Tool.Filtering;

/// <summary>A field that a filter names: by its name, by its name under <c>labels</c> or <c>data</c>, or by a pattern with <c>*</c>.</summary>
/// <param name="name">The name or pattern; <c>*</c> covers every field.</param>
/// <param name="flag">The flag that the name table gives to its members.</param>
internal sealed class FieldReference(string name, int flag)
{
    private readonly bool _isPattern = name.Contains('*', StringComparison.Ordinal);

    public bool IsLevel => name == "log.level";

    public bool IsTime => name == "@timestamp";

    public bool IsText => name is "message" or "error.message" or "error.stack_trace" or "*";

    /// <summary>Returns the names that the reader is to number.</summary>
    public IEnumerable<string> Names => _isPattern ? [] : name.Contains('.', StringComparison.Ordinal) ? [name] : [name, "labels." + name, "data." + name];

    /// <summary>The last part of the name with the quotation mark that ends it in JSON, however the document is nested.</summary>
    public byte[]? NameEnd => _isPattern ? null : Encoding.UTF8.GetBytes(name[(name.LastIndexOf('.') + 1)..] + '"');

    public bool Covers(EventReader reader, in EventMember member) => _isPattern
        ? name == "*" || FileSystemName.MatchesSimpleExpression(name, Encoding.UTF8.GetString(reader.NameOf(member)), ignoreCase: false)
        : (member.Number & flag) != 0;
}
