using System.Text.Json;

namespace Serilog.Ecs.Masking.Tool.Reading.Events;

/// <summary>One value of a document, by its dotted name. Offsets are those of the line, or of the reader's names.</summary>
internal struct EventMember
{
    public int NameStart;
    public int NameLength;

    /// <summary>Whether the name was put together, as that of a member of an object is.</summary>
    public bool IsNameBuilt;

    /// <summary>The offset of the value: of a string after its quotation mark.</summary>
    public int ValueStart;
    public int ValueLength;
    public JsonTokenType Kind;
    public bool IsEscaped;

    /// <summary>What the name table of the reader has for the name: a <see cref="KnownField"/> in the lowest byte, and flags.</summary>
    public int Number;

    public readonly KnownField Field => (KnownField)(byte)Number;
}
