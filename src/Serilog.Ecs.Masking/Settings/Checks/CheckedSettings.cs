using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;
using Serilog.Ecs.Masking.Settings.Binding;

namespace Serilog.Ecs.Masking.Settings.Checks;

/// <summary>Reads and checks the <c>Serilog</c> section once for all stages of a logger that read the same settings.</summary>
/// <remarks>
/// Settings are read again after a reload, and where code changed a shared option. A call that code writes into them without a reload is not seen.
/// </remarks>
internal static class CheckedSettings
{
    private static readonly ConditionalWeakTable<IConfiguration, Check> Checks = [];

    /// <summary>Returns each fault, with its path.</summary>
    public static IReadOnlyList<string> Faults(IConfiguration root) => Of(root).Faults;

    /// <summary>Returns the options that all stages share, and the faults in them. The options must not be changed.</summary>
    public static (EcsOptions Options, IReadOnlyList<string> Faults) Shared(IConfiguration root) => Of(root).Shared;

    private static Check Of(IConfiguration root)
    {
        var whole = SerilogSection.Whole(root);
        if (Checks.TryGetValue(whole, out var known) && known.IsCurrent(whole))
        {
            return known;
        }

        var check = new Check(whole);
        Checks.AddOrUpdate(whole, check);
        return check;
    }

    private sealed class Check
    {
        // The token is taken before the settings are read: a change in between must not be missed.
        private readonly IChangeToken _reload;
        private readonly KeyValuePair<string, string?>[] _values;
        private readonly Lazy<string[]> _faults;
        private readonly Lazy<(EcsOptions, IReadOnlyList<string>)> _shared;

        public Check(IConfiguration root)
        {
            _reload = root.GetReloadToken();
            _values = ValuesOf(root);
            _faults = new(() => [.. SerilogSection.Faults(root)]);
            _shared = new(() => OptionsBinder.ReadShared(root));
        }

        public IReadOnlyList<string> Faults => _faults.Value;

        public (EcsOptions Options, IReadOnlyList<string> Faults) Shared => _shared.Value;

        public bool IsCurrent(IConfiguration root) => !_reload.HasChanged && _values.AsSpan().SequenceEqual(ValuesOf(root));

        private static KeyValuePair<string, string?>[] ValuesOf(IConfiguration root) => [.. root.GetSection(OptionsBinder.SharedSection).AsEnumerable()];
    }
}
