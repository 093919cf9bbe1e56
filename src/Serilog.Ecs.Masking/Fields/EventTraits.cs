namespace Serilog.Ecs.Masking.Fields;

/// <summary>
/// The origin of an event, as its properties show it. A business property called <c>Path</c> or
/// <c>StatusCode</c> must not be taken for an HTTP field, so most routes ask for a trait.
/// </summary>
[Flags]
internal enum EventTraits
{
    None = 0,

    // By source
    AspNetCore = 1 << 0,
    HttpClient = 1 << 1,
    EntityFramework = 1 << 2,
    FilePaths = 1 << 3,

    // By the presence of a property
    HasRequestMethod = 1 << 4,
    HasRequestPath = 1 << 5,
    HasMethod = 1 << 6,
    HasPath = 1 << 7,
    HasStatusCode = 1 << 8,
    HasHttpDetail = 1 << 9,
    HasHttpMethod = 1 << 10,
    HasUri = 1 << 11,
    HasConnectionId = 1 << 12,

    // Concluded from the above
    IncomingHttp = 1 << 16,
    OutgoingHttp = 1 << 17,
    WithinRequest = 1 << 18,
    Unconditional = 1 << 19,
}
