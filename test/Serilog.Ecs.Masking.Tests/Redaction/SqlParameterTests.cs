using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Notations.Sql;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Templates;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Redaction;

/// <summary>What Entity Framework Core logs of a command where it shows values: the columns say which of them are secret.</summary>
public class SqlParameterTests
{
    private const string Template = "Executed DbCommand ({elapsed}ms) [Parameters=[{parameters}], CommandType='{commandType}', CommandTimeout='{commandTimeout}']{newLine}{commandText}";

    [TestCase("INSERT INTO \"Users\" (\"Name\", \"Password\", \"Age\")\nVALUES (@p0, @p1, @p2)\nRETURNING \"Id\";", "@p1", "Password")]
    [TestCase("INSERT INTO [Users] ([Name], [Password])\nOUTPUT INSERTED.[Id]\nVALUES (@p0, @p1);", "@p1", "Password")]
    [TestCase("INSERT INTO `Users` (`Name`, `Password`) VALUES (@p0, @p1), (@p2, @p3);", "@p3", "Password")]
    [TestCase("INSERT INTO a (x) VALUES (@p0);\nINSERT INTO b (y, z) VALUES (@p1, @p10);", "@p1", "y")]
    [TestCase("MERGE [Users] USING (\nVALUES (@p0, @p1, 0),\n(@p2, @p3, 1)) AS i ([Name], [Password], _Position) ON 1=0", "@p3", "Password")]
    [TestCase("UPDATE \"Users\" SET \"Name\" = @p0, \"Password\" = @p1\nWHERE \"Id\" = @p2;", "@p1", "Password")]
    [TestCase("SELECT COUNT(*) FROM \"Users\" AS \"u\" WHERE \"u\".\"Password\" = @__x_0", "@__x_0", "Password")]
    [TestCase("SELECT 1 WHERE u.pin <> $1", "$1", "pin")]
    [TestCase("SELECT 1 WHERE u.a = @p10 AND u.b = @p1", "@p1", "b")]
    [TestCase("SELECT @p0", "@p0", "")]
    [TestCase("EXEC login @p0, @p1", "@p1", "")]
    [TestCase("INSERT INTO a VALUES (@p0)", "@p0", "")]
    [TestCase("INSERT INTO a (x) VALUES (@p0, @p1)", "@p1", "")]
    [TestCase("", "@p0", "")]
    public void AParameterIsForAColumn(string statement, string parameter, string column) =>
        Assert.That(SqlColumns.Of(statement, parameter).ToString(), Is.EqualTo(column));

    [TestCase("@p0='ada' (Nullable = false) (Size = 3), @p1='hunter2hunter2' (Size = 14), @p2='7'")]
    [TestCase("@p0='it''s', @p1='hunter2hunter2', @p2='7'")]
    [TestCase("@p0='O'Brien, sons', @p1='hunter2'hunter2' (Size = 15), @p2=NULL")]
    [TestCase("@p0='x', @p1='hunter2hunter2")]
    public void AValueForASecretColumnIsHiddenAndTheOthersStay(string parameters)
    {
        const string Statement = "INSERT INTO \"Users\" (\"Town\", \"Password\", \"Age\")\nVALUES (@p0, @p1, @p2);";

        var line = Render.Line(log => log.ForContext("SourceContext", "Microsoft.EntityFrameworkCore.Database.Command").Information(
            Template, "2", parameters, "Text", 30, "\n", Statement));

        Assert.That(line.Text, Does.Not.Contain("hunter2"));
        Assert.That((string)line["labels.parameters"]!, Does.StartWith(parameters[..parameters.IndexOf("hunter2", StringComparison.Ordinal)] + "***REDACTED***").And.EndWith(parameters[(parameters.LastIndexOf("hunter2", StringComparison.Ordinal) + 7)..].TrimStart('h', 'u', 'n', 't', 'e', 'r', '2')));
    }

    [TestCase(100)]
    [TestCase(9_000)]
    [TestCase(90_000)]
    public void ALongValueBeforeASecretOneHidesNothingLess(int length)
    {
        var line = Mask.Text($"INSERT INTO pages (body, password) VALUES ('{new string('a', length)}', 'hunter2'), ('b', 'swordfish9')");

        Assert.That(line, Does.StartWith("INSERT INTO pages (body, password) VALUES ('").And.Not.Contain("hunter2").And.Not.Contain("swordfish9"));
    }

    [Test]
    public void ManyRowsOfPlaceholdersStay()
    {
        var statement = "INSERT INTO users (city, password) VALUES " + string.Join(
            ", ", Enumerable.Range(0, 2_000).Select(static row => $"(@p{2 * row}, @p{(2 * row) + 1})"));

        Assert.That(Mask.Text(statement), Is.EqualTo(statement));
    }

    // Of several rows, of one, of a merge, and of a procedure that names no column.
    [TestCase("INSERT INTO users (city, password) VALUES {0};", "(@p{0}, @p{1})")]
    [TestCase("MERGE users USING (VALUES {0}) AS i (city, password) ON 1=0", "(@p{0}, @p{1})")]
    [TestCase("INSERT INTO users (city, password) VALUES ({0});", "@p{0}, @p{1}")]
    [TestCase("UPDATE users SET {0}", "city = @p{0}, password = @p{1}")]
    [TestCase("EXEC login {0}", "@p{0}, @p{1}")]
    public void ThousandsOfParametersCostNoMoreThanTheirNumber(string statement, string row)
    {
        var growth = Growth.Between(Command(200), Command(3_200), command =>
        {
            var masking = EventMasking.Take(EventPolicy.Default);
            var parts = command.Split('\0');
            SqlParameters.Mask(parts[0], parts[1], masking);
            masking.End();
        });

        Assert.That(growth.IsLinear, Is.True, growth.ToString());

        string Command(int count) => string.Join(", ", Enumerable.Range(0, count).Select(static number => $"@p{number}='value {number}' (Size = 8)")) + "\0"
            + string.Format(statement, string.Join(", ", Enumerable.Range(0, count / 2).Select(pair => string.Format(row, 2 * pair, (2 * pair) + 1))));
    }

    [Test]
    public void EachParameterOfAStatementIsForTheColumnThatItAloneWouldBeFor()
    {
        const string Statement = "INSERT INTO a (x, y) VALUES (@p0, @p1), (@p2, @p3);\nMERGE b USING (VALUES (@p4, @p5)) AS i (v, w) ON 1=0;\nINSERT INTO c (z) VALUES (@p6);\nUPDATE d SET u = @p7 WHERE t <> @p10";
        string[] parameters = ["@p0", "@p1", "@p2", "@p3", "@p4", "@p5", "@p6", "@p7", "@p10", "@p1", "@p6", "@p4", "@p8", "@p0"];

        Assert.That(Columns(parameters, Statement), Is.EqualTo(parameters.Select(parameter => SqlColumns.Of(Statement, parameter).ToString())));
        Assert.That(Columns(parameters[..9], Statement), Is.EqualTo(new[] { "x", "y", "x", "y", "v", "w", "z", "u", "t" }));
    }

    private static List<string> Columns(IEnumerable<string> parameters, string statement)
    {
        var reader = new SqlColumnReader(statement);
        var columns = new List<string>();
        foreach (var parameter in parameters)
        {
            columns.Add(reader.Read(parameter).ToString());
        }

        return columns;
    }

    [Test]
    public void PersonalDataOfAColumnMarksTheEvent()
    {
        var line = Render.Line(
            log => log.Information(Template, "2", "@p0='010-1234-5678', @p1='7'", "Text", 30, "\n", "UPDATE u SET phone_number = @p0 WHERE id = @p1"));

        Assert.That(line["tags"], Is.EqualTo(new[] { "pii" }));
        Assert.That((string)line["labels.parameters"]!, Does.Not.Contain("1234").And.EndWith("@p1='7'"));
    }
}
