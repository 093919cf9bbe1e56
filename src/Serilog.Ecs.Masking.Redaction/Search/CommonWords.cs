using System.Buffers;
using System.Text;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>Words that are in logs for other reasons than that someone chose them as a password.</summary>
internal static class CommonWords
{
    // More than any of them has.
    private const int Longest = 16;

    private static readonly WordSet Words = new(
        """
        access account action active address allowed amazon android anonymous api application array async authorization azure backend
        basic bearer before boolean browser bucket cancel cancelled chrome client cluster common complete completed config configuration
        connection console content context cookie created credential credentials current customer database debug decimal default delete deleted denied
        deployment desktop details development disabled docker document domain double elapsed elastic email enabled endpoint environment error event
        exception executed executing expired external facebook failed failure false feature filter firefox firebase folder format forbidden function
        gateway generic github google handler header health hidden hosting identity image information initial inner instance integer internal invalid invoice
        iphone issuer item items kakao kakaotalk kubernetes level license linux localhost logged logger logging login logout machine member message messages method
        microsoft middleware missing mobile module mysql naver network notfound nothing nullable number object offline online opened options oracle order orders
        original package parameter partner password payload payment pending personal phone policy postgres postgresql private process processed product
        production profile program property protected provider public query queue reason received record redirect redis refresh region register rejected released
        remote removed request requests required reset resource response result results revoked route running runtime safari sample schema scheme
        scope secret security select sender server service services session sessions settings signature signed single source sqlite staging standard start
        started starting state status stopped storage string subject success succeeded summary support system target tenant test testing thread timeout
        timestamp token tokens total trace transaction transfer trigger trusted twitter unauthorized undefined unknown update updated upload user username users
        validate validation value values verified version visible warning webhook website windows worker
        """);

    public static bool Contains(ReadOnlySpan<char> text)
    {
        Span<char> lower = stackalloc char[Longest];
        return text.Length <= Longest && Ascii.ToLower(text, lower, out var length) == OperationStatus.Done && Words.Contains(lower[..length]);
    }
}
