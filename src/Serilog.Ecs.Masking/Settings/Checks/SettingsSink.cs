using Microsoft.Extensions.Configuration;

namespace Serilog.Ecs.Masking.Settings.Checks;

/// <summary>A sink that settings name, at the top or inside other sinks.</summary>
/// <param name="Section">The section of the call.</param>
/// <param name="Name">The name of the method.</param>
/// <param name="Top">The entry of <c>WriteTo</c> or <c>AuditTo</c> that the sink belongs to.</param>
internal sealed record SettingsSink(IConfigurationSection Section, string Name, IConfigurationSection Top)
{
    private const string Masked = nameof(EcsLoggerSinkConfigurationExtensions.Masked);
    private const string Unmasked = nameof(EcsLoggerSinkConfigurationExtensions.Unmasked);

    private static readonly string[] Kinds = [SerilogSection.WriteTo, SerilogSection.AuditTo];

    /// <summary>Sinks that hand every event on to those inside.</summary>
    private static readonly string[] Transparent = ["Async", Masked, Unmasked];

    /// <summary>Whether the sink is one of the pack, or inside one, and so masked.</summary>
    public bool IsOwn { get; private init; }

    /// <summary>Whether events reach the sink unmasked, without a setting that allows it.</summary>
    public bool IsUnmasked { get; private init; }

    /// <summary>Whether every event reaches the sink, as far as settings show.</summary>
    public bool GetsAllEvents { get; private init; }

    /// <summary>The names by which settings know the sink: of its method, and of the entry at the top.</summary>
    public IEnumerable<string> Names => [Name, Top.Key, SettingsCall.NameOf(Top)!];

    /// <summary>Returns the sinks of a logger that have no others inside.</summary>
    public static IEnumerable<SettingsSink> In(IConfigurationSection logger) =>
        Entries(logger).SelectMany(static entry => Within(entry.Section, entry.Name, entry.Kind, entry.Section, isOwn: false, getsAll: true));

    /// <summary>Returns the entries of <c>WriteTo</c> and <c>AuditTo</c>.</summary>
    public static IEnumerable<(IConfigurationSection Section, string Name, string Kind)> Entries(IConfigurationSection logger) =>
        Kinds.SelectMany(kind => SerilogSection.Calls(logger.GetSection(kind)).Select(call => (call.Section, call.Name, kind)));

    public override string ToString() => $"{Name} ({Section.Path})";

    private static SettingsSink[] Within(IConfigurationSection call, string name, string kind, IConfigurationSection top, bool isOwn, bool getsAll)
    {
        isOwn |= SettingsMethod.IsOurs(kind, name);
        var handsOnAll = getsAll && Transparent.Contains(name);
        SettingsSink[] inner =
        [
            .. SettingsCall.InnerCalls(call).SelectMany(one => Within(one.Section, one.Name, SerilogSection.WriteTo, top, isOwn, handsOnAll)),
            .. SettingsCall.InnerLoggers(call).SelectMany(Entries).SelectMany(one => Within(one.Section, one.Name, one.Kind, top, isOwn, getsAll: false)),
        ];
        return inner.Length > 0
            ? inner
            : [new(call, name, top) { IsOwn = isOwn, IsUnmasked = !isOwn && !FormatterArguments.AreInArgumentsOf(call), GetsAllEvents = getsAll }];
    }
}
