namespace Serilog.Ecs.Masking.Fields;

/// <summary>One field of the Elastic Common Schema.</summary>
/// <param name="Name">The dotted name, such as <c>http.request.method</c>.</param>
/// <param name="Type">The type that Elasticsearch maps it to.</param>
/// <param name="IsArray">Whether ECS normalises the field to an array.</param>
/// <param name="In8">Whether the field is part of ECS 8.11.</param>
/// <param name="In9">Whether the field is part of ECS 9.4.</param>
internal sealed record EcsField(string Name, EcsFieldType Type, bool IsArray = false, bool In8 = true, bool In9 = true);
