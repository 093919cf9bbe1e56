using System.Globalization;

namespace Serilog.Ecs.Masking.Document.Values;

/// <summary>The keys that one object of a document has so far, so that none is written twice. Reused from event to event.</summary>
internal sealed class NameSet
{
    private const int InitialSize = 64;
    private string?[] _names = new string?[InitialSize];
    private int[] _hashes = new int[InitialSize];
    private int[] _uses = new int[InitialSize];
    private int _use = 1;
    private int _count;

    public static string Numbered(string name, int number) => name + "_" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number to try next: small ones first, then past all keys there are, so that thousands of equal names stay cheap.</summary>
    public static int NextNumber(int number, int count) => number is < 9 or > 10_000_000 ? number + 1 : Math.Max(number + 1, count);

    public void Clear()
    {
        _count = 0;
        if (_names.Length > 4_096)
        {
            Resize(InitialSize);
        }

        if (++_use == int.MaxValue)
        {
            Resize(InitialSize);
        }
    }

    /// <summary>Takes <paramref name="name"/>, or the first free numbered form of it, and returns what was taken.</summary>
    public string Take(string name, int hash)
    {
        if (TryAdd(name, hash))
        {
            return name;
        }

        string candidate;
        for (var number = 2; ; number = NextNumber(number, _count))
        {
            candidate = Numbered(name, number);
            if (TryAdd(candidate, candidate.GetHashCode(StringComparison.Ordinal)))
            {
                return candidate;
            }
        }
    }

    private bool TryAdd(string name, int hash)
    {
        if (_count * 2 >= _names.Length)
        {
            Grow();
        }

        var mask = _names.Length - 1;
        var index = hash & mask;
        while (_uses[index] == _use)
        {
            if (_hashes[index] == hash && string.Equals(_names[index], name, StringComparison.Ordinal))
            {
                return false;
            }

            index = (index + 1) & mask;
        }

        _uses[index] = _use;
        _hashes[index] = hash;
        _names[index] = name;
        _count++;
        return true;
    }

    private void Grow()
    {
        var (names, hashes, uses, use) = (_names, _hashes, _uses, _use);
        Resize(names.Length * 2);
        for (var index = 0; index < names.Length; index++)
        {
            if (uses[index] == use)
            {
                TryAdd(names[index]!, hashes[index]);
            }
        }
    }

    private void Resize(int size)
    {
        _names = new string?[size];
        _hashes = new int[size];
        _uses = new int[size];
        _use = 1;
        _count = 0;
    }
}
