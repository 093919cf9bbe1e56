using System.Runtime.CompilerServices;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Fields.Routes;

/// <summary>
/// Caches what was compiled for the members of structures. Those of one type have the same names in the same order, and the
/// same instances of them, event after event. Bounded, as <see cref="ReferenceCache{TKey, TValue}"/> is.
/// </summary>
internal sealed class StructureCache<TValue>(int size)
    where TValue : class
{
    private const int MostMembers = 32;

    private readonly ReferenceCache<string, Entry> _byFirstName = new(size, takesOver: true);

    /// <summary>Returns what is known, or <see langword="null"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TValue? Find(LogEventProperty[] members) =>
        members.Length > 0 && _byFirstName.Find(members[0].Name) is { } entry && entry.Fits(members) ? entry.Value : null;

    /// <summary>Compiles what was not found, where there is room to remember it and what is compiled is not <see langword="null"/>.</summary>
    public TValue? Learn<TContext>(LogEventProperty[] members, TContext context, Func<LogEventProperty[], TContext, TValue?> compile)
    {
        if (members.Length is 0 or > MostMembers || !_byFirstName.HasRoomFor(members[0].Name) || compile(members, context) is not { } value)
        {
            return null;
        }

        _byFirstName.Put(members[0].Name, new Entry(Array.ConvertAll(members, static member => member.Name), value));
        return value;
    }

    private sealed class Entry(string[] names, TValue value)
    {
        public readonly TValue Value = value;

        public bool Fits(LogEventProperty[] members)
        {
            var known = names;
            if (members.Length != known.Length)
            {
                return false;
            }

            for (var index = 0; index < known.Length; index++)
            {
                if (!ReferenceEquals(members[index].Name, known[index]))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
