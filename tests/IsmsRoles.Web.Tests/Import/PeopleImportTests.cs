using System.Text;
using IsmsRoles.Web.Import;
using Xunit;

namespace IsmsRoles.Web.Tests.Import;

public class PeopleImportTests
{
    [Fact]
    public void An_hr_export_is_understood_without_help()
    {
        var table = CsvTable.Read(Samples.Read("hr-107.csv"));
        var columns = ColumnGuess.People(table);
        var plan = PeoplePlan.Make(PeopleFile.Read(table, columns).Rows, []);

        Assert.Equal(new PlanCounts(107, 0, 0, 0), plan.Counts);
        Assert.False(columns.Has(PersonField.Email));
        Assert.Contains(columns.Notes, n => n.Contains("“email” holds no e-mail addresses (for example “SKING”)", StringComparison.Ordinal));
        var neena = plan.Rows[1];
        Assert.Equal(("Neena Yang", "101", "Administration Vice President", "Executive", new DateOnly(2015, 9, 21)),
            (neena.Source.Name, neena.Source.Reference, neena.Source.JobTitle, neena.Source.Department, neena.Source.From));
        Assert.Equal(new PersonLink(null, plan.Rows[0].Row), neena.LineManager);
        Assert.Equal(106, plan.Rows.Count(r => r.LineManager is not null));
        Assert.All(plan.Rows, r => Assert.Empty(r.Reasons));
    }

    [Theory]
    [InlineData("hr-107.csv")]
    [InlineData("hr-10k/employee.csv")]
    public void The_same_file_again_changes_nothing(string sample)
    {
        var rows = Read(CsvTable.Read(Samples.Read(sample)));
        var first = PeoplePlan.Make(rows, []);
        var second = PeoplePlan.Make(rows, Applied(first));

        Assert.Equal(rows.Count, first.Counts.Create);
        Assert.Equal(new PlanCounts(0, 0, rows.Count, 0), second.Counts);
    }

    [Fact]
    public void People_of_one_name_are_told_apart_by_their_references()
    {
        var plan = PeoplePlan.Make(Read(CsvTable.Read(Samples.Read("hr-10k/employee.csv"))), []);

        var namesakes = plan.Rows.Where(r => r.Subject == "Erez Ritzmann").ToList();
        Assert.Equal(2, namesakes.Count);
        Assert.Contains($"Somebody else of the same name is in row {namesakes[1].Row}.", namesakes[0].Reasons);
        Assert.DoesNotContain(plan.Rows, r => r.Source.From is null);
    }

    [Fact]
    public void A_table_without_names_is_refused_politely_and_precisely()
    {
        var table = CsvTable.Read(Samples.Read("ibm-emp-attrition-bom.csv"));

        var refusal = Assert.Throws<ImportRefusedException>(() => PeopleFile.Read(table, ColumnGuess.People(table)));

        Assert.StartsWith("This file cannot be imported as people: no column holds their names. Needed is one column with the full name, or two", refusal.Message);
        Assert.Contains("“EmployeeNumber” as reference in the HR system, “JobRole” as job title, “Department” as department.", refusal.Message);
        Assert.Contains("Not used: Age, Attrition, BusinessTravel", refusal.Message);
    }

    [Theory]
    [InlineData("hr-10k/title.csv")]
    [InlineData("hr-10k/dept_emp.csv")]
    public void A_table_of_numbers_and_dates_is_no_list_of_people(string sample)
    {
        var table = CsvTable.Read(Samples.Read(sample));

        Assert.Contains("no column holds their names", PeopleFile.WhyNot(table, ColumnGuess.People(table)));
    }

    [Theory]
    [InlineData("Personalnummer;Vorname;Nachname;E-Mail-Adresse;Abteilung;Stellenbezeichnung;Vorgesetzter;Eintrittsdatum;Austrittsdatum")]
    [InlineData("Matricule;Prénom;Nom;Courriel;Service;Poste;Supérieur hiérarchique;Date d’embauche;Date de départ")]
    [InlineData("Numer pracownika;Imię;Nazwisko;Adres e-mail;Dział;Stanowisko;Przełożony;Data zatrudnienia;Data zwolnienia")]
    [InlineData("Número de empleado;Nombre;Apellidos;Correo electrónico;Departamento;Puesto;Jefe;Fecha de alta;Fecha de baja")]
    [InlineData("employeeID;givenName;sn;mail;department;jobTitle;manager;hireDate;endDate")]
    public void Columns_are_recognised_in_five_languages(string header)
    {
        var rows = Read($"{header}\n007;Ann;Lee;ann@example.com;IT;Head;;31.01.2020;\n008;Bo;Ek;bo@example.com;IT;Clerk;007;15.02.2021;9999-01-01\n");

        Assert.Equal(("007", "Ann Lee", "ann@example.com", "IT", "Head", new DateOnly(2020, 1, 31)),
            (rows[0].Reference, rows[0].Name, rows[0].Email, rows[0].Department, rows[0].JobTitle, rows[0].From));
        Assert.Equal(("007", null, true), (rows[1].LineManager, rows[1].Until, rows[1].OpenEnded));
    }

    [Fact]
    public void A_column_of_addresses_is_found_without_a_header_and_a_guess_can_be_corrected()
    {
        var table = Table("Name,Login,Chief,Office\nAnn Lee,ann@example.com,,Berlin\nBo Ek,bo@example.com,ann@example.com,Wien\n");
        var guess = ColumnGuess.People(table);
        Assert.Equal(1, guess.Columns[PersonField.Email]);

        var corrected = guess.With(new Dictionary<PersonField, int?> { [PersonField.LineManager] = 2, [PersonField.Department] = 3, [PersonField.Email] = null });

        Assert.Equal((2, 3, false), (corrected.Columns[PersonField.LineManager], corrected.Columns[PersonField.Department], corrected.Has(PersonField.Email)));
    }

    [Fact]
    public void Names_with_the_family_name_first_are_turned_round()
    {
        var plan = Plan("Name,Manager\n\"King, Steven\",\n\"Yang, Neena\",\"King, Steven\"\n");

        Assert.Equal(["Steven King", "Neena Yang"], plan.Rows.Select(r => r.Subject));
        Assert.Equal(new PersonLink(null, 2), plan.Rows[1].LineManager);
    }

    [Fact]
    public void Beside_a_given_name_the_column_name_is_the_family_name() => Assert.Equal("Ann Lee", Read("Name;Vorname\nLee;Ann\n")[0].Name);

    [Theory]
    [InlineData("Vacant")]
    [InlineData("VACANT (was J. Smith)")]
    [InlineData("N/A")]
    [InlineData("N/D")]
    [InlineData("-")]
    [InlineData("\u200EVacant\u200F")]
    public void Somebody_who_is_nobody_is_not_added(string name)
    {
        var planned = Plan($"Name,Job title\nAnn Lee,Head\n{name},Clerk\n").Rows[1];

        Assert.Equal(RowOutcome.Refused, planned.Outcome);
        Assert.Contains("means that there is nobody", PlanText.Sentence(planned));
    }

    [Theory]
    [InlineData("Vacant", "", "Vacant")]
    [InlineData("N/A", "N/A", "N/A")]
    [InlineData("-", "Suharto", "Suharto")]
    [InlineData("Sukarno", "", "Sukarno")]
    public void A_name_in_two_columns_may_be_half_empty(string given, string family, string name) =>
        Assert.Equal(name, Read($"given name,family name,id\nAnn,Lee,1\n{given},{family},2\n")[1].Name);

    [Fact]
    public void A_manager_is_found_by_reference_e_mail_or_name_also_in_the_register()
    {
        var boss = Guid.NewGuid();
        var plan = Plan("id,name,e-mail,manager\n1,Ann Lee,ann@example.com,BOSS@example.com\n2,Bo Ek,,1\n3,Cy Dee,,ann@example.com\n4,Di Fay,,\"Ek, Bo\"\n", new ExistingPerson(boss, "Eve Ng", "9", "boss@example.com"));

        Assert.Equal([new PersonLink(boss, null), new PersonLink(null, 2), new PersonLink(null, 2), new PersonLink(null, 3)], plan.Rows.Select(r => r.LineManager!.Value));
    }

    [Fact]
    public void Every_trap_in_a_row_gets_its_own_sentence()
    {
        var plan = Plan("""
            id,name,e-mail,manager
            1,Ann Lee,ann@example.com,1
            2,Bo Ek,bo@example.com,99
            2,Bo Other,,
            3,Cy Dee,cy(at)example.com,
            4,Di Fay,di@example.com,3
            5,Ed Gil,ed@example.com,6
            6,Fi Hal,fi@example.com,5
            7,Gi Ito,ANN@example.com,vacant
            8,,hi@example.com,
            9,Jo‮Kim,jo@example.com,
            0010,Kai Lind,kai@example.com,0001
            5,Ed Gil,ed@example.com,6
            """);

        string[] expected =
        [
            "Create Ann Lee. Ann Lee is given as their own line manager; that is taken as none.",
            "Create Bo Ek. “99” is neither in the file nor in the register, so no line manager is set.",
            "Bo Other is refused. Row 3 (Bo Ek) has the same reference 2. One person needs one row.",
            "Cy Dee is refused. “cy(at)example.com” is not an e-mail address.",
            "Create Di Fay. “3” is in row 5, which is refused, so no line manager is set.",
            "Create Ed Gil. Their line managers form a circle (Ed Gil → Fi Hal → Ed Gil), so no line manager is set.",
            "Create Fi Hal. Their line managers form a circle (Ed Gil → Fi Hal → Ed Gil), so no line manager is set.",
            "Gi Ito is refused. Row 2 (Ann Lee) has the same e-mail ANN@example.com. One person needs one row.",
            "Refused. The row has no name.",
            "Jo‮Kim is refused. The name has the hidden character U+202E, which makes text read in another order than it is stored. Remove it.",
            "Create Kai Lind. “0001” is neither in the file nor in the register, so no line manager is set.",
            "No change to Ed Gil. It says the same as row 7.",
        ];
        Assert.Equal(expected, plan.Rows.Select(PlanText.Sentence));
        Assert.Equal("0010", plan.Rows[10].Source.Reference);
    }

    [Fact]
    public void An_update_says_what_changes_and_empty_cells_erase_nothing()
    {
        var (ann, bo) = (Guid.NewGuid(), Guid.NewGuid());
        ExistingPerson[] existing =
        [
            new(ann, "Ann Lee", "1", "ann@example.com", "Clerk", "IT", LineManagerId: bo),
            new(bo, "Bo Ek", "2"),
        ];

        var plan = Plan("id,name,e-mail,job title,department,manager,until\n1,Ann Lee-Ek,ANN@example.com,Head,,,2026-12-31\n2,Bo Ek,,,,,\n", existing);

        Assert.Equal("Update Ann Lee-Ek: name “Ann Lee” to “Ann Lee-Ek”; job title “Clerk” to “Head”; with us until “2026-12-31” added.", PlanText.Sentence(plan.Rows[0]));
        Assert.Equal(RowOutcome.Unchanged, plan.Rows[1].Outcome);
    }

    [Fact]
    public void Leaving_is_never_taken_back_by_an_import_but_coming_back_begins_a_new_period()
    {
        var left = new DateOnly(2024, 6, 30);
        ExistingPerson[] existing = [.. new[] { "Ann Lee", "Bo Ek", "Cy Dee", "Di Fay" }.Select((n, i) => new ExistingPerson(Guid.NewGuid(), n, $"{i}", From: new(2020, 1, 1), Until: left))];

        var plan = Plan("id,name,from,until\n0,Ann Lee,2020-01-01,2024-06-30\n1,Bo Ek,2020-01-01,9999-01-01\n2,Cy Dee,2020-01-01,2024-07-31\n3,Di Fay,2025-02-01,\n", existing);

        string[] expected =
        [
            "No change to Ann Lee.",
            "No change to Bo Ek. The register has Bo Ek leaving on 30 June 2024, and the file gives no end. Undo the leaving on the person's page first if the file is right.",
            "No change to Cy Dee. The register has Cy Dee leaving on 30 June 2024, and the file says 31 July 2024. Undo the leaving on the person's page first if the file is right.",
            "Update Di Fay: with us again from “2025-02-01” added.",
        ];
        Assert.Equal(expected, plan.Rows.Select(PlanText.Sentence));
    }

    [Fact]
    public void A_new_line_manager_is_set_but_never_in_a_circle_with_the_register()
    {
        var (ann, bo, cy) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        ExistingPerson[] existing = [new(ann, "Ann Lee", "1", LineManagerId: bo), new(bo, "Bo Ek", "2"), new(cy, "Cy Dee", "3")];

        Assert.Equal("Update Ann Lee: line manager “Bo Ek” to “Cy Dee”.", PlanText.Sentence(Plan("id,name,manager\n1,Ann Lee,Cy Dee\n", existing).Rows[0]));
        var circle = Plan("id,name,manager\n2,Bo Ek,Ann Lee\n", existing).Rows[0];
        Assert.Equal(RowOutcome.Unchanged, circle.Outcome);
        Assert.Contains("circle (", circle.Reasons[0]);
    }

    [Fact]
    public void A_row_that_could_be_two_people_is_refused()
    {
        ExistingPerson[] existing =
        [
            new(Guid.NewGuid(), "Ann Lee", "1", "ann@example.com"), new(Guid.NewGuid(), "Bo Ek", "2", "bo@example.com"),
            new(Guid.NewGuid(), "Cy Dee"), new(Guid.NewGuid(), "Cy Dee"), new(Guid.NewGuid(), "Di Fay"),
        ];

        var plan = Plan("id,name,e-mail\n1,Ann Lee,bo@example.com\n3,Bo Ek,bo@example.com\n,Cy Dee,\n5,Di Fay,\n6,Di Fay,\n,Eve Ng,e1@example.com\n,Eve Ng,\n8,Ann Lee,other@example.com\n", existing);

        string[] expected =
        [
            "Ann Lee is refused. The reference 1 belongs to Ann Lee and the e-mail bo@example.com to Bo Ek.",
            "Bo Ek is refused. Row 2 (Ann Lee) has the same e-mail bo@example.com. One person needs one row.",
            "Cy Dee is refused. The register has 2 people called Cy Dee, and the row has no reference or e-mail that says which.",
            "Di Fay is refused. The file has Di Fay also in row 6, and no reference or e-mail tells them apart.",
            "Di Fay is refused. The file has Di Fay also in row 5, and no reference or e-mail tells them apart.",
            "Create Eve Ng. Somebody else of the same name is in row 8.",
            "Eve Ng is refused. The file has Eve Ng also in row 7, and no reference or e-mail tells them apart.",
            "Create Ann Lee. The register has somebody else of the same name.",
        ];
        Assert.Equal(expected, plan.Rows.Select(PlanText.Sentence));
    }

    [Fact]
    public void People_are_matched_by_reference_then_e_mail_then_name()
    {
        var (ann, bo, zoe) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        ExistingPerson[] existing = [new(ann, "Ann Lee", "01"), new(bo, "Bo Ek", null, "bo@example.com"), new(zoe, "Zoë Müller")];

        var plan = Plan("id,name,e-mail\n01,Ann Lee,\n1,Ann Li,\n7,Bo Ek,Bo@Example.com\n8,zoe\u0308  mu\u0308ller,zoe@example.com\n", existing);

        Assert.Equal([ann, null, bo, zoe], plan.Rows.Select(r => r.ExistingId));
    }

    [Fact]
    public void Unclear_dates_are_asked_about_and_nothing_is_written_meanwhile()
    {
        var table = Table("name,from,until\nAnn Lee,03/04/2020,\nBo Ek,,\n");
        var columns = ColumnGuess.People(table);
        var asked = PeopleFile.Read(table, columns);

        Assert.Contains("3 April 2020 or 4 March 2020", asked.DateQuestion);
        Assert.Equal([RowOutcome.Refused, RowOutcome.Create], PeoplePlan.Make(asked.Rows, []).Rows.Select(r => r.Outcome));
        var answered = PeopleFile.Read(table, columns, DateOrder.MonthDayYear);
        Assert.Null(answered.DateQuestion);
        Assert.Equal(new DateOnly(2020, 3, 4), answered.Rows[0].From);
    }

    [Fact]
    public void One_clear_date_column_decides_for_the_other() =>
        Assert.Equal(new DateOnly(2021, 4, 3), Read("name,from,until\nAnn Lee,31/12/2020,03/04/2021\n")[0].Until);

    [Fact]
    public void Bad_dates_and_long_texts_are_refused_by_row()
    {
        var plan = Plan($"name,from,until,job title\nAnn Lee,2020-01-02,2020-01-01,\nBo Ek,45000,,\nCy Dee,2020-13-01,,\nDi Fay,2020-01-01,,{new string('x', 201)}\n");

        Assert.Contains("ends on 2020-01-01, before it begins", plan.Rows[0].Reasons[0]);
        Assert.Contains("spreadsheet's day number", plan.Rows[1].Reasons[0]);
        Assert.Contains("not a day in the calendar", plan.Rows[2].Reasons[0]);
        Assert.Equal("The job title has 201 characters; at most 200 fit.", plan.Rows[3].Reasons[0]);
    }

    [Fact]
    public void Formulas_are_taken_as_text_and_the_preview_file_makes_them_harmless()
    {
        var plan = Plan("id,name\n1,=HYPERLINK(1)\n2,'+Ann\n");

        Assert.Equal(["=HYPERLINK(1)", "+Ann"], plan.Rows.Select(r => r.Source.Name));
        Assert.Contains("\r\n2,2,Create,'=HYPERLINK(1),Create =HYPERLINK(1).\r\n", PlanText.Csv(plan.Rows));
    }

    [Fact]
    public void Rows_with_shifted_cells_are_refused_with_their_line() =>
        Assert.StartsWith("Line 2 has 4 cells where the header has 3", Plan("name,job title,e-mail\nAnn Lee,Head, IT,ann@example.com\nBo Ek,Clerk,bo@example.com\n").Rows[0].Reasons[0]);

    private static CsvTable Table(string text) => CsvTable.Read(Encoding.UTF8.GetBytes(text));

    private static IReadOnlyList<PersonRow> Read(CsvTable table) => PeopleFile.Read(table, ColumnGuess.People(table)).Rows;

    private static IReadOnlyList<PersonRow> Read(string text) => Read(Table(text));

    private static PeoplePlan Plan(string text, params ExistingPerson[] existing) => PeoplePlan.Make(Read(text), existing);

    /// <summary>The register after the plan was applied to an empty one.</summary>
    private static List<ExistingPerson> Applied(PeoplePlan plan)
    {
        var ids = plan.Rows.ToDictionary(r => r.Row, _ => Guid.NewGuid());
        return [.. plan.Rows.Where(r => r.Outcome == RowOutcome.Create).Select(r => new ExistingPerson(
            ids[r.Row], r.Source.Name, r.Source.Reference, r.Source.Email, r.Source.JobTitle, r.Source.Department,
            r.LineManager?.Row is { } manager ? ids[manager] : null, r.Source.From, r.Source.Until))];
    }
}
