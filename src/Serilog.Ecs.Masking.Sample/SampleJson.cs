using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serilog.Ecs.Masking.Sample;

/// <summary>How requests and responses are written as JSON, without reflection: the service can be trimmed and compiled with Native AOT.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Orders.Order))]
[JsonSerializable(typeof(SignIn.SignedIn))]
[JsonSerializable(typeof(Tokens.IssuedToken))]
[JsonSerializable(typeof(Tokens.TokenRequest))]
internal sealed partial class SampleJson : JsonSerializerContext;
