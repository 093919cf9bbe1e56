using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Hosting.Tests.Approval;

public class PublicApiTests
{
    [Test]
    public void ThePublicSurfaceIsTheApprovedOne() => PublicSurface.IsApproved(typeof(EcsHostBuilderExtensions).Assembly);

    [Test]
    public void ThatOfTheCompliancePackageIsToo() => PublicSurface.IsApproved(typeof(EcsRedactor).Assembly, "Compliance.approved.txt");
}
