using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IsmsRoles.Documents.Exports;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Documents.Tests.Exports;

/// <summary>What the OSCAL 1.1 metadata model demands. The official JSON schema is in no package registry, so its demands are written down in <see cref="OscalShape"/>.</summary>
public sealed class RolesOscalTests
{
    [Fact]
    public void A_signed_table_has_the_shape_oscal_demands() => Assert.Empty(OscalShape.Faults(Read(SampleTable.Signed())));

    [Fact]
    public void The_register_has_it_too() => Assert.Empty(OscalShape.Faults(Read(SampleTable.NotSigned())));

    [Fact]
    public void So_has_an_empty_register()
    {
        var content = SampleTable.Content() with { Roles = [], Assignments = [], Designations = [], People = [], Positions = [], ThirdParties = [] };

        Assert.Empty(OscalShape.Faults(Read(SampleTable.NotSigned() with { Content = content })));
    }

    [Theory]
    [InlineData("\"role-id\":\"role-", "\"role-id\":\"4-")]
    [InlineData("\"type\":\"person\"", "\"type\":\"somebody\"")]
    [InlineData("\"value\":\"", "\"value\":\" ")]
    [InlineData("-5", "-7")]
    [InlineData("Z\"", "\"")]
    [InlineData("\"title\"", "\"name\"")]
    [InlineData("\"system\":", "\"sistem\":")]
    [InlineData("[\"", "[\"0\",\"")]
    public void The_shape_is_not_one_that_anything_has(string old, string changed)
    {
        var json = Read(SampleTable.Signed()).ToJsonString();
        var at = json.LastIndexOf(old, StringComparison.Ordinal);

        Assert.NotEmpty(OscalShape.Faults(JsonNode.Parse(json[..at] + changed + json[(at + old.Length)..])!));
    }

    [Fact]
    public void Each_role_held_stands_once_in_the_responsible_parties_with_whoever_holds_it_on_the_day()
    {
        var metadata = Metadata(SampleTable.Signed());

        var responsible = metadata["responsible-parties"]!.AsArray().ToDictionary(r => (string)r!["role-id"]!, r => r!["party-uuids"]!.AsArray().Select(u => (string)u!).ToList());
        var parties = metadata["parties"]!.AsArray().ToDictionary(p => (string)p!["uuid"]!, p => (string)p!["name"]!);
        Assert.Equal(["Łukasz Żółć", "-Amina Diallo"], responsible[$"role-{SampleTable.Top}"].Select(u => parties[u]));
        Assert.Equal(["-Amina Diallo", "Ingrid | *Ågren*"], responsible[$"role-{SampleTable.Manager}"].Select(u => parties[u]));
        Assert.Equal(["Nordlys Hosting AS"], responsible[$"role-{SampleTable.Lab}"].Select(u => parties[u])); // Amina acts from 2027 on
        Assert.DoesNotContain($"role-{SampleTable.Vacant}", responsible.Keys);
    }

    [Fact]
    public void Kinds_dates_and_scopes_of_an_assignment_are_properties_of_one_group()
    {
        var manager = Metadata(SampleTable.Signed())["responsible-parties"]!.AsArray().Single(r => (string)r!["role-id"]! == $"role-{SampleTable.Manager}")!;

        var deputy = Group(manager, SampleTable.Id(43));

        Assert.Equal(("deputy", "|Gdańsk|", "2026-01-01", "2027-06-30"), (deputy["held-as"], deputy["held-for"], deputy["held-from"], deputy["held-until"]));
        Assert.Equal("told by telephone", Group(manager, SampleTable.Id(42))["backdated-because"]);
    }

    [Fact]
    public void What_is_recorded_of_a_vacant_role_stands_with_the_role()
    {
        var vacant = Metadata(SampleTable.Signed())["roles"]!.AsArray().Single(r => (string)r!["id"]! == $"role-{SampleTable.Vacant}")!;

        Assert.Equal("2026-03-31", Group(vacant, SampleTable.Id(46))["held-until"]);
        Assert.Contains(vacant["props"]!.AsArray(), p => (string)p!["name"]! == "vacant");
    }

    [Fact]
    public void Reporting_lines_lead_to_roles_of_the_same_document()
    {
        var roles = Metadata(SampleTable.Signed())["roles"]!.AsArray();
        var ids = roles.Select(r => (string)r!["id"]!).ToHashSet();

        var lines = roles.SelectMany(r => r!["props"]?.AsArray() ?? []).Where(p => (string)p!["name"]! == "reports-to").Select(p => (string)p!["value"]!).ToList();

        Assert.Equal(4, lines.Count);
        Assert.All(lines, id => Assert.Contains(id, ids));
    }

    [Fact]
    public void Each_signature_is_an_approval_by_a_party_of_the_document_even_one_without_a_role()
    {
        var metadata = Metadata(SampleTable.Signed());

        var approvals = metadata["actions"]!.AsArray();

        Assert.Equal(["approval", "approval"], approvals.Select(a => (string)a!["type"]!));
        Assert.All(approvals, a => Assert.Equal("2026-11-23T23:40:05.000Z", (string)a!["date"]!));
        var parties = metadata["parties"]!.AsArray().ToDictionary(p => (string)p!["uuid"]!, p => (string)p!["name"]!);
        Assert.Equal(["Łukasz Żółć", "Founder Nobody-Else"], approvals.Select(a => parties[(string)a!["responsible-parties"]![0]!["party-uuids"]![0]!]));
    }

    [Fact]
    public void The_register_has_no_publication_no_approval_and_says_that_it_is_not_signed()
    {
        var metadata = Metadata(SampleTable.NotSigned());

        Assert.Equal("not signed", (string)metadata["version"]!);
        Assert.Null(metadata["published"]);
        Assert.Null(metadata["actions"]);
        Assert.Contains(metadata["props"]!.AsArray(), p => (string?)p!["class"] == "not-signed");
    }

    [Fact]
    public void People_of_a_third_party_are_members_of_it_and_all_others_of_the_organisation()
    {
        var parties = Metadata(SampleTable.Signed())["parties"]!.AsArray();
        var names = parties.ToDictionary(p => (string)p!["uuid"]!, p => (string)p!["name"]!);

        var members = parties.Where(p => (string)p!["type"]! == "person").ToDictionary(p => (string)p!["name"]!, p => names[(string)p!["member-of-organizations"]![0]!]);

        Assert.Equal("Nordlys Hosting AS", members["Ingrid | *Ågren*"]);
        Assert.Equal("Meridian & Söhne \"SE\"", members["Łukasz Żółć"]);
    }

    [Fact]
    public void The_same_people_and_roles_have_the_same_identifiers_in_every_export()
    {
        static HashSet<string> Ids(ExportedTable table) => [.. Metadata(table)["parties"]!.AsArray().Select(p => (string)p!["uuid"]!), .. Metadata(table)["roles"]!.AsArray().Select(r => (string)r!["id"]!)];

        Assert.Subset(Ids(SampleTable.Signed()), Ids(SampleTable.NotSigned()));
        Assert.Equal(RolesOscal.Write(SampleTable.Signed()), RolesOscal.Write(SampleTable.Signed()));
    }

    [Fact]
    public void A_revised_document_has_another_identifier()
    {
        var before = Read(SampleTable.Signed());
        var after = Read(SampleTable.Signed() with { EndedAt = SampleTable.InForceAt.AddDays(1) });

        Assert.NotEqual((string)before["component-definition"]!["uuid"]!, (string)after["component-definition"]!["uuid"]!);
    }

    [Fact]
    public void Identifiers_worked_out_from_names_are_those_of_rfc_9562()
    {
        var guid = NameBasedGuid.Of("person:x");

        Assert.Equal((5, guid), (guid.Version, NameBasedGuid.Of("person:x")));
        Assert.InRange(guid.Variant, 8, 11);
        Assert.NotEqual(guid, NameBasedGuid.Of("person:y"));
    }

    private static Dictionary<string, string> Group(JsonNode of, Guid assignment) => of["props"]!.AsArray()
        .Where(p => (string?)p!["group"] == $"assignment-{assignment}")
        .ToDictionary(p => (string)p!["name"]!, p => (string)p!["value"]!);

    private static JsonNode Metadata(ExportedTable table) => Read(table)["component-definition"]!["metadata"]!;

    private static JsonNode Read(ExportedTable table) => JsonNode.Parse(RolesOscal.Write(table))!;
}
