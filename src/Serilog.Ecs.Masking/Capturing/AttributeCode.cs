using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Serilog.Core;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Capturing;

/// <summary>
/// Runs attributes that an application made for Destructurama by implementing its interfaces. The interfaces are known by
/// their names: their methods have no other types than those of Serilog and .NET.
/// </summary>
internal sealed class AttributeCode
{
    private const string MemberContract = "Destructurama.Attributed.IPropertyDestructuringAttribute";
    private const string OmissionContract = "Destructurama.Attributed.IPropertyOptionalIgnoreAttribute";
    private const string TypeContract = "Destructurama.Attributed.ITypeDestructuringAttribute";

    private static readonly string[] Contracts = [MemberContract, OmissionContract, TypeContract];

    private CreateMember? _createMember;
    private CreateValue? _createValue;
    private Func<string, object?, Type, bool>? _omits;

    private delegate bool CreateMember(string name, object? value, ILogEventPropertyValueFactory factory, out LogEventProperty? property);

    private delegate LogEventPropertyValue CreateValue(object? value, ILogEventPropertyValueFactory factory);

    /// <summary>Whether it captures values of a type.</summary>
    public bool CapturesType => _createValue is not null;

    /// <summary>Whether it captures the member.</summary>
    public bool CapturesMember => _createMember is not null;

    /// <summary>Returns whether an attribute has code of this kind.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "An interface that was trimmed away is called by no code.")]
    public static bool IsIn(Type attribute) => attribute.GetInterfaces().Any(static contract => Contracts.Contains(contract.FullName, StringComparer.Ordinal));

    /// <summary>Takes the code of an attribute; what cannot be run is hidden.</summary>
    public void Add(AttributeUse use, MemberMarks marks)
    {
        try
        {
            _createMember ??= Bind<CreateMember>(use, MemberContract);
            _createValue ??= Bind<CreateValue>(use, TypeContract);
            _omits ??= Bind<Func<string, object?, Type, bool>>(use, OmissionContract);
        }
        catch (Exception)
        {
            marks.Mask(null);
        }
    }

    /// <summary>Returns whether the member is left out.</summary>
    public bool Omits(string name, object? value, Type type) => _omits?.Invoke(name, value, type) == true;

    /// <summary>Returns what the attribute makes of the member, or <see langword="null"/> if it leaves the member out.</summary>
    public LogEventProperty? Capture(string name, object? value, ILogEventPropertyValueFactory factory) =>
        _createMember!(name, value, factory, out var property) ? property : null;

    /// <summary>Returns what the attribute makes of a value of its type.</summary>
    public LogEventPropertyValue Capture(object value, ILogEventPropertyValueFactory factory) => _createValue!(value, factory);

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A method that was trimmed away cannot be bound, and the value is hidden.")]
    private static T? Bind<T>(AttributeUse use, string contract)
        where T : Delegate
    {
        if (use.Type.GetInterface(contract) is not { } type)
        {
            return null;
        }

        var instance = use.Instance ?? throw new InvalidOperationException("The attribute cannot be made.");
        return type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Single().CreateDelegate<T>(instance);
    }
}
