namespace Serilog.Ecs.Masking.Settings.Binding;

/// <summary>Marks an argument that names a choice, in any case; Serilog.Settings.Configuration knows names of an enumeration in their own case only.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal abstract class SettingsChoiceAttribute : Attribute
{
    /// <summary>Returns whether the text names one of the choices.</summary>
    public abstract bool Accepts(string text);

    /// <summary>All names.</summary>
    public abstract string[] Names { get; }
}

/// <summary>Marks an argument whose choices are those of an enumeration. The first one is the default.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class SettingsChoiceAttribute<TChoice> : SettingsChoiceAttribute
    where TChoice : struct, Enum
{
    public override string[] Names => Enum.GetNames<TChoice>();

    public override bool Accepts(string text) => Names.Contains(text, StringComparer.OrdinalIgnoreCase);
}
