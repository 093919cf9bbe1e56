using System.Reflection;
using Serilog.Ecs.Masking.Redaction;

namespace Serilog.Ecs.Masking.Capturing;

/// <summary>How one member of a type is captured.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Property">The member itself.</param>
/// <param name="Rule">How its value is hidden, or <see langword="null"/> where nothing marks it.</param>
/// <param name="IsRead">Whether it is read at all.</param>
/// <param name="IsPersonal">Whether its value is personal data.</param>
internal sealed record MemberPlan(string Name, PropertyInfo Property, MaskRule? Rule, bool IsRead, bool IsPersonal);
