using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Passwords behind options of one letter, <c>sqlcmd -P x</c>, <c>docker login -p x</c>: the program says what the letter is for.</summary>
internal static class LetterOption
{
    private static readonly string[] Archivers = ["7z", "7za", "rar", "unrar"];

    // Some have it only when they log in.
    private static readonly (string Program, char Option, string Command)[] Lettered =
    [
        ("sshpass", 'p', ""), ("docker", 'p', " login"), ("podman", 'p', " login"), ("nerdctl", 'p', " login"), ("helm", 'p', " login"), ("oras", 'p', " login"), ("az", 'p', " login"),
        ("cf", 'p', " login"), ("mongo", 'p', ""), ("mongosh", 'p', ""), ("mongodump", 'p', ""), ("mongorestore", 'p', ""), ("mongoexport", 'p', ""), ("mongoimport", 'p', ""),
        ("rdesktop", 'p', ""), ("psexec", 'p', ""), ("useradd", 'p', ""), ("usermod", 'p', ""), ("sqlcmd", 'P', ""), ("bcp", 'P', ""), ("isql", 'P', ""), ("mosquitto_pub", 'P', ""), ("mosquitto_sub", 'P', ""),
        ("unzip", 'P', ""), ("zip", 'P', ""), ("ldapsearch", 'w', ""), ("ldapmodify", 'w', ""), ("ldapadd", 'w', ""), ("ldapdelete", 'w', ""), ("ldappasswd", 'w', ""), ("redis-cli", 'a', ""), ("twine", 'p', " upload"), ("rabbitmqadmin", 'p', ""), ("skopeo", 'p', " login"), ("buildah", 'p', " login"), ("openssl", 'k', " enc"),
    ];

    /// <summary>Finds the value behind the letter, or glued to it.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int dash, int option, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        var mayBeGlued = text[option] is 'P' or 'w';
        if (option + 1 >= text.Length || !(mayBeGlued || (text[option] is 'p' or 'a' or 'k' && text[option + 1] is ' ' or '=')))
        {
            return false;
        }

        var before = text[Math.Max(0, dash - CalledProgram.Reach)..dash];
        before = before[(before.LastIndexOfAny('|', ';', '\n') + 1)..];
        foreach (var (program, letter, command) in Lettered)
        {
            if (text[option] != letter || !Runs(before, program) || !before.Contains(command, StringComparison.Ordinal))
            {
                continue;
            }

            var value = option + 1;
            var isGlued = text[value] is not (' ' or '=');
            while (value < text.Length && value - option < OptionValue.MostBlanks && text[value] is ' ' or '=')
            {
                value++;
            }

            if (value >= text.Length || (!isGlued && text[value] == '-'))
            {
                return false;
            }

            var (start, stop) = OptionValue.BoundsAt(text, value);
            return OptionValue.TryTake(text, start, stop, from, policy.Decide("password").Rule, out finding);
        }

        return false;
    }

    /// <summary>Whether an archiver is called, whose password is glued to the letter.</summary>
    public static bool IsArchiver(ReadOnlySpan<char> before)
    {
        before = before[Math.Max(0, before.Length - CalledProgram.Reach)..];
        foreach (var program in Archivers)
        {
            if (Runs(before, program))
            {
                return true;
            }
        }

        return false;
    }

    // The name as a word, and behind a path.
    private static bool Runs(ReadOnlySpan<char> text, string program)
    {
        var at = text.IndexOf(program, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '_' or '-')) && text[(at + program.Length)..] is [' ', ..] or ['.', 'e', 'x', 'e', ..];
    }
}
