using Serilog.Ecs.Masking.Settings.Binding;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>A fault in one route or in all of them.</summary>
/// <param name="Route">The route, or <see langword="null"/>.</param>
/// <param name="Option">The name of the setting with a capital letter, or <see langword="null"/>.</param>
/// <param name="Text">What is wrong.</param>
internal readonly record struct RouteFault(string? Route, string? Option, string Text)
{
    /// <summary>The fault as code reads it.</summary>
    public override string ToString() => "Routes" + (Route is null ? "" : $"[{Route}]") + (Option is null ? "" : "." + Option) + ": " + Text;

    /// <summary>The fault as settings read it.</summary>
    /// <param name="routes">The path of the section of routes.</param>
    public string At(string routes) => routes + (Route is null ? "" : ":" + Route) + (Option is null ? "" : ":" + OptionSetting.NameOf(Option)) + ": " + Text;
}
