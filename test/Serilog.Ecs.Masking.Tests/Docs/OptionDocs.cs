using System.Text.RegularExpressions;

namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>What the documentation of an option in the code states, as cells of a table.</summary>
/// <param name="Text">What it does.</param>
/// <param name="Default">The default; empty if there is none.</param>
/// <param name="Range">The valid values; empty where there is no limit.</param>
internal sealed partial record OptionDocs(string Text, string Default, string Range)
{
    private static readonly Dictionary<string, string> Sources = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(static file => !file.Contains("obj" + Path.DirectorySeparatorChar, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        .ToDictionary(
            static file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), static file => File.ReadAllText(file).ReplaceLineEndings("\n"));

    /// <summary>Reads the documentation of a property.</summary>
    public static OptionDocs OfProperty(string file, string property)
    {
        var declaration = Regex.Match(
            Sources[file], $@"((?:^    ///[^\n]*\n)+)(?:^    \[[^\n]*\n)*^    public [^(=\n]*\b{property}\b(?: \{{|\n    \{{)", RegexOptions.Multiline);
        return declaration.Success
            ? Read(Summary().Match(Unmarked(declaration.Groups[1].Value)).Groups[1].Value)
            : throw new InvalidOperationException($"{file} has no documentation of {property}.");
    }

    /// <summary>Reads the documentation of a parameter of a method that settings call.</summary>
    public static OptionDocs OfParameter(string method, string parameter)
    {
        var documented = Sources.Values.Where(source => source.Contains($" {method}(", StringComparison.Ordinal)).Select(source => Unmarked(source))
            .Select(source => Regex.Match(source, $"<param name=\"{parameter}\">(.*?)</param>", RegexOptions.Singleline)).FirstOrDefault(
                static match => match.Success);
        return Read(documented?.Groups[1].Value ?? throw new InvalidOperationException($"{method} has no documentation of {parameter}."));
    }

    /// <summary>Reads the documentation of a member of an enumeration.</summary>
    public static OptionDocs OfMember(string type, string member)
    {
        var source = Sources.Values.First(
            source => source.Contains($"public enum {type}\n", StringComparison.Ordinal) || source.Contains($"public enum {type} ", StringComparison.Ordinal));
        var declaration = Regex.Match(source, $@"((?:^    ///[^\n]*\n)+)^    {member}\b", RegexOptions.Multiline);
        return Read(Summary().Match(Unmarked(declaration.Groups[1].Value)).Groups[1].Value);
    }

    /// <summary>The names of the public properties of a class of options.</summary>
    public static IEnumerable<string> PropertiesOf(string file) => Property().Matches(Sources[file]).Select(static match => match.Groups[1].Value);

    private static OptionDocs Read(string documentation)
    {
        var text = Plain(documentation);
        var sentences = SentenceEnd().Split(text).Where(static sentence => sentence.Length > 0).ToList();
        var byDefault = sentences.Find(static sentence => sentence.StartsWith("The default is ", StringComparison.Ordinal)) ?? "";
        var range = sentences.Find(static sentence => sentence.StartsWith("Range ", StringComparison.Ordinal)) ?? "";
        sentences.Remove(byDefault);
        sentences.Remove(range);
        var reason = range.Split(": ", 2).Skip(1).Select(static reason => char.ToUpperInvariant(reason[0]) + reason[1..]);
        return new OptionDocs(string.Join(' ', sentences.Concat(reason)), DefaultOf(byDefault), range.Split(": ")[0].Replace("Range ", "", StringComparison.Ordinal).TrimEnd('.'));
    }

    private static string DefaultOf(string sentence)
    {
        var value = sentence.Replace("The default is ", "", StringComparison.Ordinal).TrimEnd('.');
        return value switch
        {
            "empty" => "",
            _ when value.StartsWith("`null`: ", StringComparison.Ordinal) => value["`null`: ".Length..],
            "`null`" => "",
            _ => value,
        };
    }

    private static string Plain(string documentation)
    {
        var text = See().Replace(documentation, static see => "`" + see.Groups[1].Value.Split('(')[0].Split('.')[^1] + "`");
        text = CodeTag().Replace(text, "`");
        text = Tag().Replace(text, "").Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal);
        return WhiteSpace().Replace(text, " ").Trim();
    }

    private static string Unmarked(string source) => CommentMark().Replace(source, "");

    [GeneratedRegex("<summary>(.*?)</summary>", RegexOptions.Singleline)]
    private static partial Regex Summary();

    [GeneratedRegex(@"^\s*/// ?", RegexOptions.Multiline)]
    private static partial Regex CommentMark();

    [GeneratedRegex("""<(?:see|paramref) (?:cref|langword|name)="([^"]+)" ?/>""")]
    private static partial Regex See();

    [GeneratedRegex("</?c>")]
    private static partial Regex CodeTag();

    [GeneratedRegex("</?[a-z]+[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"(?<=\.) (?=[A-Z])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^    public [^(=\n]* (\w+)(?: \{ get|\n    \{)", RegexOptions.Multiline)]
    private static partial Regex Property();
}
