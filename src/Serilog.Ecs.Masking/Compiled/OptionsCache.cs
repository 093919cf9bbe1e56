using System.Runtime.CompilerServices;

namespace Serilog.Ecs.Masking.Compiled;

/// <summary>Keeps what was made of an options object for the next stage that gets it, until something in the options changes.</summary>
/// <param name="snapshot">Reads the options.</param>
/// <param name="make">Makes the result.</param>
internal sealed class OptionsCache<TOptions, TResult>(Func<TOptions, OptionsSnapshot> snapshot, Func<TOptions, TResult> make)
    where TOptions : class
{
    private readonly ConditionalWeakTable<TOptions, Entry> _entries = [];

    public TResult Get(TOptions options)
    {
        var now = snapshot(options);
        if (_entries.TryGetValue(options, out var known) && known.Snapshot.Equals(now))
        {
            return known.Result;
        }

        var entry = new Entry(now, make(options));
        _entries.AddOrUpdate(options, entry);
        return entry.Result;
    }

    private sealed record Entry(OptionsSnapshot Snapshot, TResult Result);
}
