using System.Text;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Tool.Reading.Sources;

namespace Serilog.Ecs.Masking.Tool.Verifying;

/// <summary>Reads the keys that the command line names: <c>ID=FILE</c>, or <c>ID=$VARIABLE</c>, or a file alone for the id <c>k1</c>.</summary>
internal static class KeyArguments
{
    private const string DefaultId = "k1";

    public static Dictionary<string, byte[]> Read(IEnumerable<string> arguments, Func<string, string?> environment)
    {
        var keys = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var id = equals > 0 ? argument[..equals] : DefaultId;
            var place = argument[(equals + 1)..];
            if (!keys.TryAdd(id, place.StartsWith('$') ? FromVariable(place[1..], environment) : FromFile(place)))
            {
                throw new InputException($"--keys: the id '{id}' is given twice");
            }
        }

        return keys;
    }

    private static byte[] FromVariable(string name, Func<string, string?> environment) =>
        environment(name) is { Length: > 0 } text ? Encoding.UTF8.GetBytes(text) : throw new InputException($"--keys: the variable '{name}' is not set");

    private static byte[] FromFile(string path)
    {
        try
        {
            return EcsIntegrity.ReadKeyFile(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw InputException.For("--keys: " + path, fault);
        }
    }
}
