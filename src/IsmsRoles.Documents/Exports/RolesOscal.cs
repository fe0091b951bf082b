using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Documents.Exports;

/// <summary>
/// The roles table as metadata of an OSCAL 1.1 component definition: roles, parties, who is responsible, and top
/// management's approvals as actions. What OSCAL has no word for (reporting lines, kinds of holder, dates, duties) are
/// properties in this application's namespace.
/// </summary>
public static class RolesOscal
{
    public const string ContentType = "application/json";

    private const string OscalVersion = "1.1.3";

    // Role identifiers that OSCAL itself suggests.
    private const string Approver = "content-approver";
    private const string Preparer = "prepared-by";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static byte[] Write(ExportedTable table)
    {
        var rows = new ExportRows(table);
        var document = OscalNode.Object(("component-definition", OscalNode.Object(
            ("uuid", OscalNode.Uuid("document", $"{table.Version?.VersionId.ToString() ?? table.ContentSha256}/{table.Standing}")),
            ("metadata", Metadata(table, rows)))));
        return JsonSerializer.SerializeToUtf8Bytes(document, Indented);
    }

    private static JsonObject Metadata(ExportedTable table, ExportRows rows) => OscalNode.Object(
        ("title", OscalNode.Markup($"{table.Content.Organisation.Name}: {ExportedTable.Title}")),
        ("published", table.Version?.InForceAt is { } inForce ? OscalNode.Moment(inForce) : null),
        ("last-modified", OscalNode.Moment(table.EndedAt ?? table.At)),
        ("version", table.IsSigned ? $"{table.Version!.Number}" : "not signed"),
        ("oscal-version", OscalVersion),
        ("props", OscalNode.List(
        [
            OscalNode.Property("standing", table.Standing, Standing(table)),
            OscalNode.Property("isms-scope", table.Content.Organisation.IsmsScope),
            OscalNode.Property("classification", table.Content.Organisation.Classification),
            OscalNode.Property("holders-as-of", table.Day),
            OscalNode.Property("content-sha-256", table.ContentSha256),
            OscalNode.Property("audit-chain-head", table.Version?.ChainHead),
        ])),
        ("roles", OscalNode.List([.. rows.Roles.Select(r => Role(r, table.Content)), .. ProofRoles(table)])),
        ("parties", OscalNode.List(Parties(table))),
        ("responsible-parties", OscalNode.List([.. rows.Roles.Select(r => Responsible(r, table)), .. ProofParties(table)])),
        ("actions", OscalNode.List((table.Version?.Signatures ?? []).Select((s, i) => Approval(table, s, i + 1)))));

    private static string Standing(ExportedTable table) =>
        !table.IsSigned ? "not-signed" : table.EndedAt is null ? "in-force" : table.WasRevoked ? "revoked" : "superseded";

    private static JsonObject Role(ExportedRole role, RegisterSnapshot content) => OscalNode.Object(
        ("id", OscalNode.RoleId(role.Content.Id)),
        ("title", OscalNode.Markup(role.Title)),
        ("description", OscalNode.Markup(role.Content.Purpose)),
        ("props", OscalNode.List(
        [
            .. content.Designations.Where(d => d.RoleId == role.Content.Id).Select(d => OscalNode.Property("designated-for", OscalNode.Token(d.Kind))),
            content.Role(role.Content.ReportsToId) is { } above ? OscalNode.Property("reports-to", OscalNode.RoleId(above.Id)) : null,
            OscalNode.Property("review-every-months", role.Content.ReviewIntervalMonths?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            OscalNode.Property("vacant", role.IsVacant ? "yes" : null),
            .. role.Content.Responsibilities.Select(r => OscalNode.Property("responsibility", r.Text, remarks: r.References)),
            .. role.Content.Authorities.SelectMany((a, i) => Authority(a, i + 1, content)),

            // Where nobody holds it on the day there is no responsible party to say this of.
            .. Holds(role) ? [] : role.Assignments.SelectMany(Assignment),
        ])));

    private static IEnumerable<JsonObject?> Authority(AuthorityContent authority, int number, RegisterSnapshot content)
    {
        var group = $"authority-{number}";
        yield return OscalNode.Property("authority", authority.Text, OscalNode.Token(authority.Kind), group);
        yield return OscalNode.Property("authority-up-to", authority.Amount is { } amount ? ContentInWords.Money(amount, authority.Currency) : null, group: group);
        yield return OscalNode.Property("authority-limit", authority.Limit, group: group);
        yield return OscalNode.Property("authority-delegated-by", content.Role(authority.DelegatedById) is { } by ? OscalNode.RoleId(by.Id) : null, group: group);
    }

    private static bool Holds(ExportedRole role) => role.Assignments.Any(a => a.IsHeld);

    private static JsonObject? Responsible(ExportedRole role, ExportedTable table) => !Holds(role) ? null : OscalNode.Object(
        ("role-id", OscalNode.RoleId(role.Content.Id)),
        ("party-uuids", OscalNode.List(role.Assignments.Where(a => a.IsHeld).SelectMany(a => PartiesOf(a, table)).Distinct().Select(uuid => (JsonNode?)uuid))),
        ("props", OscalNode.List(role.Assignments.SelectMany(Assignment))));

    private static IEnumerable<string> PartiesOf(ExportedAssignment assignment, ExportedTable table) => assignment.Content.ThirdPartyId is { } thirdParty
        ? [OscalNode.ThirdPartyUuid(thirdParty)]
        : table.Content.PeopleBehind(assignment.Content, table.Day).Select(p => OscalNode.PersonUuid(p.Id));

    private static IEnumerable<JsonObject?> Assignment(ExportedAssignment assignment)
    {
        var (content, group) = (assignment.Content, $"assignment-{assignment.Content.Id}");
        yield return OscalNode.Property("held-as", OscalNode.Token(content.Kind), OscalNode.Token(content.Kind), group);
        yield return OscalNode.Property("held-by", assignment.Line.Name, assignment.HeldThrough.Replace(' ', '-').ToLowerInvariant(), group);
        yield return OscalNode.Property("held-by-party", content.PersonId is { } person ? OscalNode.PersonUuid(person) : content.ThirdPartyId is { } thirdParty ? OscalNode.ThirdPartyUuid(thirdParty) : null, group: group);
        yield return OscalNode.Property("held-for", content.Scope?.Name, content.Scope is { } scope ? OscalNode.Token(scope.Kind) : null, group);
        yield return OscalNode.Property("held-from", content.From, group);
        yield return OscalNode.Property("held-until", content.Until, group);
        yield return OscalNode.Property("recorded-on", content.RecordedOn, group);
        yield return OscalNode.Property("backdated-because", content.BackdatedReason, group: group);
        yield return OscalNode.Property("evidence-of-appointment", content.Evidence, group: group);
        yield return OscalNode.Property("evidence-of-ending", content.EndEvidence, group: group);
    }

    private static IEnumerable<JsonNode?> Parties(ExportedTable table)
    {
        var (content, us) = (table.Content, OscalNode.Uuid("organisation", table.OrganisationId));
        yield return OscalNode.Object(("uuid", us), ("type", "organization"), ("name", OscalNode.Line(content.Organisation.Name)));
        foreach (var t in content.ThirdParties)
        {
            yield return OscalNode.Object(
                ("uuid", OscalNode.ThirdPartyUuid(t.Id)),
                ("type", "organization"),
                ("name", OscalNode.Line(t.Name)),
                ("props", OscalNode.List(
                [
                    OscalNode.Property("service", t.Service),
                    OscalNode.Property("contract", t.ContractReference),
                    OscalNode.Property("contract-ends-on", t.ContractEndsOn),
                    OscalNode.Property("contract-was-ended-on", t.EndedOn),
                    OscalNode.Property("security-contact", t.SecurityContact),
                    content.Person(t.OwnerId) is { } owner ? OscalNode.Property("owner-inside", OscalNode.PersonUuid(owner.Id)) : null,
                ])));
        }

        foreach (var p in content.People)
        {
            yield return Person(p.Id, p.Name, p.JobTitle, p.LeavesOn, content.ThirdParty(p.EmployerId) is { } employer ? OscalNode.ThirdPartyUuid(employer.Id) : us);
        }

        // A founding or successor signatory may hold nothing.
        foreach (var signature in Signers(table).Where(s => content.Person(s.Id) is null))
        {
            yield return Person(signature.Id, signature.Name, signature.JobTitle, null, us);
        }
    }

    private static JsonObject Person(Guid id, string name, string? jobTitle, DateOnly? lastDay, string memberOf) => OscalNode.Object(
        ("uuid", OscalNode.PersonUuid(id)),
        ("type", "person"),
        ("name", OscalNode.Line(name)),
        ("props", OscalNode.List(
        [
            OscalNode.Line(jobTitle) is { } title ? OscalNode.Object(("name", "job-title"), ("value", title)) : null, // a name of OSCAL's own
            OscalNode.Property("leaves-on", lastDay),
        ])),
        ("member-of-organizations", OscalNode.List([memberOf])));

    private static IEnumerable<(Guid Id, string Name, string JobTitle)> Signers(ExportedTable table) =>
        (table.Version?.Signatures ?? []).Where(s => s.PersonId is not null).Select(s => (s.PersonId!.Value, s.PrintedName, s.JobTitle)).DistinctBy(s => s.Item1);

    private static IEnumerable<JsonObject> ProofRoles(ExportedTable table)
    {
        if (Signers(table).Any())
        {
            yield return OscalNode.Object(("id", Approver), ("title", "Approver of this version, of top management"));
        }

        if (table.Version is not null)
        {
            yield return OscalNode.Object(("id", Preparer), ("title", "Submitter of this version"));
        }
    }

    private static IEnumerable<JsonObject> ProofParties(ExportedTable table)
    {
        if (Signers(table).Select(s => (JsonNode?)OscalNode.PersonUuid(s.Id)).ToList() is { Count: > 0 } signers)
        {
            yield return OscalNode.Object(("role-id", Approver), ("party-uuids", OscalNode.List(signers)));
        }

        // Whoever prepared it need not be in its content; it was done for the organisation, which is.
        if (table.Version is { } version)
        {
            yield return OscalNode.Object(
                ("role-id", Preparer),
                ("party-uuids", OscalNode.List([OscalNode.Uuid("organisation", table.OrganisationId)])),
                ("props", OscalNode.List([OscalNode.Property("submitted-by", version.SubmittedByName), OscalNode.Property("submitted-at", OscalNode.Moment(version.SubmittedAt))])));
        }
    }

    private static JsonObject Approval(ExportedTable table, SignatureFacts signature, int number) => OscalNode.Object(
        ("uuid", OscalNode.Uuid("approval", $"{table.Version!.VersionId}/{number}")),
        ("date", OscalNode.Moment(signature.At)),
        ("type", "approval"),
        ("system", OscalNode.OscalNamespace),
        ("props", OscalNode.List(
        [
            OscalNode.Property("printed-name", signature.PrintedName),
            OscalNode.Property("signed-as", OscalNode.Token(signature.Capacity)),
            OscalNode.Property("capacity-shown-by", signature.Evidence),
            OscalNode.Property("meaning", signature.Meaning),
            OscalNode.Property("authenticated-by", signature.AuthenticatedBy),
            OscalNode.Property("content-sha-256", table.ContentSha256),
            OscalNode.Property("decided-on", signature.Paper?.DecidedOn),
            OscalNode.Property("paper-reference", signature.Paper?.Reference),
            OscalNode.Property("paper-scan-sha-256", signature.Paper?.ScanSha256),
        ])),
        ("responsible-parties", OscalNode.List(
        [
            signature.PersonId is { } person ? OscalNode.Object(("role-id", Approver), ("party-uuids", OscalNode.List([OscalNode.PersonUuid(person)]))) : null,
        ])));
}
