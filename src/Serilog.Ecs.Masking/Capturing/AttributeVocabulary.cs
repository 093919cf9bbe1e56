using System.Reflection;
using System.Text.RegularExpressions;
using Serilog.Ecs.Masking.Redaction.Styles;
using Serilog.Ecs.Masking.Redaction.Validation;

namespace Serilog.Ecs.Masking.Capturing;

/// <summary>
/// The attributes that are understood: those of the pack, and those of other packages by their names, so that none of these
/// packages has to be there. An attribute that derives from a known one is understood as that one.
/// </summary>
internal static class AttributeVocabulary
{
    private const int MaxShown = 64;

    private static readonly Dictionary<string, Action<AttributeUse, MemberMarks>> ByName = new(StringComparer.Ordinal)
    {
        // The pack.
        [nameof(MaskedAttribute)] = static (use, marks) => marks.Mask(use.Text(nameof(MaskedAttribute.Style)) is { } style ? StyleNames.Find(style) : null),

        // Destructurama.Attributed; NotLogged is the pack's too.
        ["NotLoggedAttribute"] = static (_, marks) => marks.IsOmitted = true,
        ["NotLoggedIfNullAttribute"] = static (_, marks) => marks.IsOmittedIfNull = true,
        ["NotLoggedIfDefaultAttribute"] = static (_, marks) => marks.IsOmittedIfDefault = true,
        ["LogAsScalarAttribute"] = static (_, marks) => marks.IsScalar = true,
        ["LogWithNameAttribute"] = static (use, marks) => marks.Name ??= use.Argument(0) as string,
        ["LogMaskedAttribute"] = LogMasked,
        ["LogReplacedAttribute"] = LogReplaced,
        ["AllowDestructuringOnlyExplicitlyMarkedPropertiesAttribute"] = static (_, marks) => marks.OmitsUnmarked = true,

        // Microsoft.Extensions.Telemetry.Abstractions, and what others call the same.
        ["LogPropertyIgnoreAttribute"] = static (_, marks) => marks.IsOmitted = true,
        ["LogIgnoreAttribute"] = static (_, marks) => marks.IsOmitted = true,
        ["DoNotLogAttribute"] = static (_, marks) => marks.IsOmitted = true,

        // ASP.NET Core Identity; ProtectedPersonalData derives from PersonalData.
        ["PersonalDataAttribute"] = static (_, marks) => Personal(marks),
        ["ProtectedPersonalDataAttribute"] = static (_, marks) => Personal(marks),
        ["SensitiveDataAttribute"] = static (_, marks) => marks.Mask(null),

        // Microsoft.Extensions.Compliance.Abstractions.
        ["NoDataClassificationAttribute"] = static (_, _) => { },
        ["DataClassificationAttribute"] = static (use, marks) => Classified(use, marks),
    };

    /// <summary>Adds what the attributes of a member, a type or a parameter ask for.</summary>
    public static void Read(ICustomAttributeProvider declaration, IEnumerable<CustomAttributeData> attributes, MemberMarks marks)
    {
        foreach (var attribute in attributes)
        {
            var read = ReaderOf(attribute.AttributeType);
            var hasCode = AttributeCode.IsIn(attribute.AttributeType);
            if (read is null && !hasCode)
            {
                continue;
            }

            var use = new AttributeUse(declaration, attribute);
            marks.IsAny = true;
            marks.IsOurs |= !hasCode;
            if (read is not null)
            {
                read(use, marks);
            }
            else
            {
                marks.Code.Add(use, marks);
            }
        }
    }

    private static Action<AttributeUse, MemberMarks>? ReaderOf(Type? type)
    {
        for (; type is not null && type != typeof(Attribute); type = type.BaseType)
        {
            if (ByName.TryGetValue(type.Name, out var reader))
            {
                return reader;
            }
        }

        return null;
    }

    private static void Personal(MemberMarks marks)
    {
        marks.IsPersonal = true;
        marks.Mask(null);
    }

    private static void Classified(AttributeUse use, MemberMarks marks)
    {
        if (use.Instance is { } classification)
        {
            marks.Classifications.Add(classification);
        }
        else
        {
            marks.Mask(null);
        }
    }

    private static void LogMasked(AttributeUse use, MemberMarks marks)
    {
        var text = use.Text("Text") is { } own && own != "***" ? own[..Math.Min(own.Length, WrittenStyle.MaxPlaceholder)] : null;
        var first = Math.Clamp(use.Value("ShowFirst") as int? ?? 0, 0, MaxShown);
        var last = Math.Clamp(use.Value("ShowLast") as int? ?? 0, 0, MaxShown);
        var keepsLength = text is null && use.Value("PreserveLength") is true;
        marks.KeepsItems = true;
        marks.Mask((first, last, keepsLength, text) switch
        {
            (0, 0, false, null) => null,
            (0, 0, false, _) => new FullStyle(text),
            _ => new ShowEndsStyle(first, last, keepsLength, placeholder: text, hiddenPart: text),
        });
    }

    private static void LogReplaced(AttributeUse use, MemberMarks marks)
    {
        if (use.Argument(0) is string pattern && use.Argument(1) is string replacement
            && (RegexOptions)(use.Value("Options") as int? ?? 0) is var options
            && TextReplacement.TryCreate(pattern, replacement, options, use.Value("Timeout") as TimeSpan?) is { } compiled)
        {
            marks.Replacement ??= compiled;
        }
        else
        {
            marks.Mask(null);
        }
    }
}
