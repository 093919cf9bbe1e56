namespace Serilog.Ecs.Masking.Capturing;

/// <summary>What the attributes of one member, or of one type, ask for together.</summary>
internal sealed class MemberMarks
{
    /// <summary>Whether the member is left out, unread.</summary>
    public bool IsOmitted { get; set; }

    /// <summary>Whether the member is left out while its value is <see langword="null"/>.</summary>
    public bool IsOmittedIfNull { get; set; }

    /// <summary>Whether the member is left out while its value is the default of its type.</summary>
    public bool IsOmittedIfDefault { get; set; }

    /// <summary>Whether members without marks are left out; for types.</summary>
    public bool OmitsUnmarked { get; set; }

    /// <summary>Whether the value is logged as one scalar instead of its members.</summary>
    public bool IsScalar { get; set; }

    /// <summary>Whether the value is hidden.</summary>
    public bool IsMasked { get; private set; }

    /// <summary>The form of the mask, or <see langword="null"/> for the placeholder.</summary>
    public MaskStyle? Style { get; private set; }

    /// <summary>Whether the value is personal data and not a secret.</summary>
    public bool IsPersonal { get; set; }

    /// <summary>Whether the items of a list keep their number, each hidden on its own.</summary>
    public bool KeepsItems { get; set; }

    /// <summary>The name that is logged instead of the member's own.</summary>
    public string? Name { get; set; }

    /// <summary>Replaces parts of the value.</summary>
    public TextReplacement? Replacement { get; set; }

    /// <summary>Attributes that classify the value, for the redactors of the application.</summary>
    public List<Attribute> Classifications { get; } = [];

    /// <summary>Code of an attribute that Destructurama would run.</summary>
    public AttributeCode Code { get; } = new();

    /// <summary>Whether any attribute was understood.</summary>
    public bool IsAny { get; set; }

    /// <summary>Whether an attribute was understood that no policy of another package knows.</summary>
    public bool IsOurs { get; set; }

    /// <summary>Hides the value. Of several forms the first one holds, unless one of them shows nothing.</summary>
    public void Mask(MaskStyle? style)
    {
        Style = IsMasked && (Style is null || style is not null) ? Style : style;
        IsMasked = true;
    }
}
