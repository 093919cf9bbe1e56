
namespace Serilog.Ecs.Masking.Fields;

/// <summary>
/// The fields that the pack writes itself. They are here with their types so that an ordinary event never
/// needs the whole table; a test compares them with it.
/// </summary>
internal static class KnownFields
{
    // Before the fields, which fill it
    private static readonly Dictionary<string, FieldSlot> ByName = new(StringComparer.Ordinal);

    public static readonly FieldSlot ClientAddress = Keyword("client.address");
    public static readonly FieldSlot ClientIp = Slot("client.ip", EcsFieldType.Ip);
    public static readonly FieldSlot ErrorCode = Keyword("error.code");
    public static readonly FieldSlot ErrorMessage = Slot("error.message", EcsFieldType.MatchOnlyText);
    public static readonly FieldSlot ErrorStackTrace = Slot("error.stack_trace", EcsFieldType.Wildcard);
    public static readonly FieldSlot ErrorType = Keyword("error.type");
    public static readonly FieldSlot EventAction = Keyword("event.action");
    public static readonly FieldSlot EventCode = Keyword("event.code");
    public static readonly FieldSlot EventCreated = Slot("event.created", EcsFieldType.Date);
    public static readonly FieldSlot EventDuration = Slot("event.duration", EcsFieldType.Long);
    public static readonly FieldSlot EventDataset = Keyword("event.dataset");
    public static readonly FieldSlot EventId = Keyword("event.id");
    public static readonly FieldSlot EventKind = Keyword("event.kind");
    public static readonly FieldSlot EventSeverity = Slot("event.severity", EcsFieldType.Long);
    public static readonly FieldSlot EventSequence = Slot("event.sequence", EcsFieldType.Long);
    public static readonly FieldSlot HostArchitecture = Keyword("host.architecture");
    public static readonly FieldSlot HostHostname = Keyword("host.hostname");
    public static readonly FieldSlot HostName = Keyword("host.name");
    public static readonly FieldSlot HostOsFull = Keyword("host.os.full");
    public static readonly FieldSlot HostOsType = Keyword("host.os.type");
    public static readonly FieldSlot HttpRequestBodyBytes = Slot("http.request.body.bytes", EcsFieldType.Long);
    public static readonly FieldSlot HttpRequestId = Keyword("http.request.id");
    public static readonly FieldSlot HttpRequestMethod = Keyword("http.request.method");
    public static readonly FieldSlot HttpResponseBodyBytes = Slot("http.response.body.bytes", EcsFieldType.Long);
    public static readonly FieldSlot HttpResponseStatusCode = Slot("http.response.status_code", EcsFieldType.Long);
    public static readonly FieldSlot HttpVersion = Keyword("http.version");
    public static readonly FieldSlot LogLogger = Keyword("log.logger");
    public static readonly FieldSlot ProcessName = Keyword("process.name");
    public static readonly FieldSlot ProcessPid = Slot("process.pid", EcsFieldType.Long);
    public static readonly FieldSlot ProcessThreadId = Slot("process.thread.id", EcsFieldType.Long);
    public static readonly FieldSlot ProcessThreadName = Keyword("process.thread.name");
    public static readonly FieldSlot ServiceEnvironment = Keyword("service.environment");
    public static readonly FieldSlot ServiceName = Keyword("service.name");
    public static readonly FieldSlot ServiceNodeName = Keyword("service.node.name");
    public static readonly FieldSlot ServiceVersion = Keyword("service.version");
    public static readonly FieldSlot SpanId = Keyword("span.id");
    public static readonly FieldSlot Tags = Slot("tags", EcsFieldType.Keyword, isArray: true);
    public static readonly FieldSlot TraceId = Keyword("trace.id");
    public static readonly FieldSlot TransactionId = Keyword("transaction.id");
    public static readonly FieldSlot UrlDomain = Keyword("url.domain");
    public static readonly FieldSlot UrlFull = Slot("url.full", EcsFieldType.Wildcard);
    public static readonly FieldSlot UrlPath = Slot("url.path", EcsFieldType.Wildcard);
    public static readonly FieldSlot UrlPort = Slot("url.port", EcsFieldType.Long);
    public static readonly FieldSlot UrlQuery = Keyword("url.query");
    public static readonly FieldSlot UrlScheme = Keyword("url.scheme");
    public static readonly FieldSlot UserAgentOriginal = Keyword("user_agent.original");
    public static readonly FieldSlot UserId = Keyword("user.id");
    public static readonly FieldSlot UserName = Keyword("user.name");

    public static IReadOnlyCollection<FieldSlot> All => ByName.Values;

    public static FieldSlot? Find(string name) => ByName.GetValueOrDefault(name);

    private static FieldSlot Keyword(string name) => Slot(name, EcsFieldType.Keyword);

    private static FieldSlot Slot(string name, EcsFieldType type, bool isArray = false) => ByName[name] = FieldSlot.Of(new EcsField(name, type, isArray));
}
