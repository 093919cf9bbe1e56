using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Serilog.Ecs.Masking.Tool.CommandLine;

/// <summary>Adds examples to the help of a command.</summary>
internal sealed class ExamplesHelp(HelpAction inner) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string[]> Examples = new(StringComparer.Ordinal)
    {
        ["check"] =
        [
            "ecslog check app.log",
            "dotnet run | ecslog check --strict",
        ],
        ["verify"] =
        [
            "ecslog verify app.log --keys k1=/run/secrets/log-key",
            "ecslog verify audit*.log --keys 'k1=$LOG_KEY' --keys k2=new.key",
            "ecslog verify audit.log --keys k1=log.key --live",
        ],
        ["report"] =
        [
            "ecslog report app.log -o report.html",
            "ecslog report logs/*.gz --title 'Incident of 17 December'",
        ],
        ["scan"] =
        [
            "ecslog scan /var/log/shop",
            "ecslog scan app.log --redact app.masked.log",
            "ecslog scan logs --format sarif --min-confidence high >findings.sarif",
            "ecslog scan logs --baseline known.json --update-baseline",
        ],
        ["view"] =
        [
            "ecslog view app.log",
            "kubectl logs deploy/shop | ecslog view --level warn",
            "ecslog view -f /var/log/shop/*.log --since 10m",
            "ecslog view app.log.gz app.log -w 'http.response.status_code >= 500 and service.name == \"auth-api\"'",
            "ecslog view app.log -w 'message: timeout and not user_id: *' --fields user_agent.*,url.path",
        ],
    };

    public override int Invoke(ParseResult parseResult)
    {
        var result = inner.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (Examples.TryGetValue(parseResult.CommandResult.Command.Name, out var examples))
        {
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine("  " + example);
            }

            output.WriteLine();
        }

        return result;
    }
}
