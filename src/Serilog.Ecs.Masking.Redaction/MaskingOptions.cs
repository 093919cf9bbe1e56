using System.Diagnostics.CodeAnalysis;

namespace Serilog.Ecs.Masking;

/// <summary>
/// The sensitive values in log output, and their masks. The defaults hide passwords, tokens, keys and personal data and need no setting.
/// Read once, when a formatter, sink, enricher or policy is built.
/// </summary>
/// <remarks>
/// A <i>name</i> is that of a property, of a member of an object or of a key of a dictionary. A <i>path</i> is several
/// names with dots between them, in which <c>*</c> is any one name, <c>**</c> any number of them and <c>[*]</c> any place
/// in a list: <c>user.maiden</c>, <c>**.ssn</c>, <c>items[*].card</c>. Casing and separators do not matter.
/// </remarks>
public sealed class MaskingOptions
{
    /// <summary>Whether sensitive values are hidden. The default is <see cref="MaskingMode.Mask"/>.</summary>
    public MaskingMode Mode { get; set; } = MaskingMode.Mask;

    /// <summary>How names are compared. The default is <see cref="KeyMatching.Words"/>.</summary>
    public KeyMatching KeyMatching { get; set; } = KeyMatching.Words;

    /// <summary>Whether personal data is hidden, besides secrets. The default is <see langword="true"/>.</summary>
    public bool PersonalData { get; set; } = true;

    /// <summary>Names and paths whose values are hidden in addition to the built-in ones. The default is empty.</summary>
    public IList<string> SensitiveKeys { get; set; } = new List<string>();

    /// <summary>
    /// Names and paths that the built-in name rules do not apply to; their values are still searched for secrets. With the id of a rule or the name of
    /// a family, <c>order_id: -card</c>, only those rules are off there. <c>order_id: -*</c> turns every rule off there: the value is never
    /// touched. A <see cref="SensitiveKeys"/> entry for the same name and the <c>Pii</c> list of an event take precedence. The default is empty.
    /// </summary>
    public IList<string> AllowedKeys { get; set; } = new List<string>();

    /// <summary>
    /// Ids of rules to turn on that are off by default, such as <c>ipv4</c>, or families of them, such as <c>network</c>. The default is
    /// empty.
    /// </summary>
    public IList<string> EnabledRules { get; set; } = new List<string>();

    /// <summary>
    /// Ids of rules to turn off, such as <c>us-phone</c> or <c>key-session</c>, or families: <c>email</c> turns off the rule by name
    /// and the rule by shape. The default is empty. See <see cref="MaskingRuleIds"/> and <see cref="MaskingRuleFamilies"/>.
    /// </summary>
    public IList<string> DisabledRules { get; set; } = new List<string>();

    /// <summary>
    /// Detectors of your own by id: a regular expression, of which every match is hidden, or code. In settings, the regular expression, or an
    /// object with <c>pattern</c>, <c>class</c>, <c>confidence</c>, <c>placeholder</c> and <c>description</c>. The default is empty.
    /// </summary>
    public IDictionary<string, MaskingDetector> Detectors { get; set; } = new Dictionary<string, MaskingDetector>(StringComparer.Ordinal);

    /// <summary>
    /// Ids of detectors of your own, and of sensitive keys, whose values are personal data and not secrets; they give an
    /// event the tag <c>pii</c>. The default is empty.
    /// </summary>
    public IList<string> PersonalRules { get; set; } = new List<string>();

    /// <summary>
    /// The style of the mask by the id of a rule, the name of a family, or a name or path of <see cref="SensitiveKeys"/>. In settings, the name of a
    /// property of <see cref="MaskStyle"/>, or <c>CardFirstSix</c>, <c>PhoneStart</c>, <c>ShowEnds(2,2)</c>. The default is empty: as the rules page says.
    /// </summary>
    public IDictionary<string, MaskStyle> Styles { get; set; } = new Dictionary<string, MaskStyle>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The text that replaces a hidden value by the id of a rule, the name of a family, or a name or path of <see cref="SensitiveKeys"/>, in
    /// place of <see cref="Placeholder"/>: <c>[password]</c>. The default is empty.
    /// </summary>
    public IDictionary<string, string> Placeholders { get; set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The minimum confidence of values that are hidden. The default is <see cref="Confidence.Medium"/>.</summary>
    public Confidence MinimumConfidence { get; set; } = Confidence.Medium;

    /// <summary>The text that replaces a value that is hidden whole. The default is <c>***REDACTED***</c>. At most 128 characters.</summary>
    public string Placeholder { get; set; } = "***REDACTED***";

    /// <summary>How many characters at the start of a token are shown. The default is <c>4</c>. Range 0 to 16.</summary>
    public int TokenPrefix { get; set; } = 4;

    /// <summary>How many characters at the end of a token are shown. The default is <c>4</c>. Range 0 to 16.</summary>
    public int TokenSuffix { get; set; } = 4;

    /// <summary>The shortest token whose ends are shown. The default is <c>11</c>. Range 1 to 1,024.</summary>
    public int TokenMinLength { get; set; } = 11;

    /// <summary>
    /// The fraction of a token that must stay hidden for its ends to be shown. The default is <c>0</c>; with <c>0.5</c>, a token needs 16
    /// characters to show eight. Range 0 to 1.
    /// </summary>
    public double MinMaskedFraction { get; set; }

    /// <summary>Hides every token whole. The default is <see langword="false"/>.</summary>
    public bool Strict { get; set; }

    /// <summary>
    /// Shows the ends of long passwords and codes as it does of tokens. The default is <see langword="false"/>, as OWASP
    /// forbids to record them even in part.
    /// </summary>
    public bool PartialPasswords { get; set; }

    /// <summary>
    /// Recognises a Korean resident registration number only next to a word that names it. The default is <see langword="false"/>.
    /// </summary>
    public bool RrnNeedsContext { get; set; }

    /// <summary>Also searches base64 that contains JSON or other text. The default is <see langword="false"/>.</summary>
    public bool DecodeBase64 { get; set; }

    /// <summary>What a document says about what was masked in it. The default is <see cref="MaskedReport.Off"/>.</summary>
    public MaskedReport Report { get; set; } = MaskedReport.Off;

    /// <summary>
    /// How <c>Destructure.WithMasking()</c> masks members that carry a data classification of Microsoft.Extensions.Compliance. The default
    /// is <see langword="null"/>: they are hidden whole. <c>UseRedactors</c> of Serilog.Ecs.Masking.Compliance sets it.
    /// </summary>
    [Experimental("ECSM001")]
    public IClassificationStyles? Classifications { get; set; }

    /// <summary>The same options in another mode.</summary>
    internal MaskingOptions With(MaskingMode mode)
    {
        var copy = (MaskingOptions)MemberwiseClone();
        copy.Mode = mode;
        return copy;
    }
}
