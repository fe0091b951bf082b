using IsmsRoles.Data;
using IsmsRoles.Domain.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Access;

/// <summary>Names of what a page may ask for. Without any, a page is for everyone signed in (the fallback).</summary>
public static class Policies
{
    public const string Administrator = nameof(Administrator);
    public const string Manager = nameof(Manager);
    public const string Approver = nameof(Approver);

    /// <summary>Keeps the organisation's settings: a Manager or an Administrator (docs/decisions/0009-settings-access.md).</summary>
    public const string Settings = nameof(Settings);

    /// <summary>Reads the live register, all versions and the audit trail: everyone but a plain Member.</summary>
    public const string Register = nameof(Register);

    /// <summary>Stands beside another's word: confirms a paper record or a successor signatory. A Manager, an Approver or an Administrator.</summary>
    public const string Confirmer = nameof(Confirmer);

    /// <summary>Checks a document: everyone signed in, and anyone at all where a setting says so.</summary>
    public const string Verifier = nameof(Verifier);

    /// <summary>Looks after the seal or audits it: an Administrator or an Auditor.</summary>
    public const string Seal = nameof(Seal);

    internal static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Administrator, p => p.AddRequirements(new Needs(AccessRight.Administrator)));
        options.AddPolicy(Manager, p => p.AddRequirements(new Needs(AccessRight.Manager)));
        options.AddPolicy(Approver, p => p.AddRequirements(new Needs(AccessRight.Approver)));
        options.AddPolicy(Settings, p => p.AddRequirements(new Needs(AccessRight.Administrator, AccessRight.Manager)));
        options.AddPolicy(Register, p => p.AddRequirements(new Needs(AccessRight.Administrator, AccessRight.Manager, AccessRight.Approver, AccessRight.Auditor)));
        options.AddPolicy(Confirmer, p => p.AddRequirements(new Needs(AccessRight.Manager, AccessRight.Approver, AccessRight.Administrator)));
        options.AddPolicy(Verifier, p => p.AddRequirements(new MayVerify()));
        options.AddPolicy(Seal, p => p.AddRequirements(new Needs(AccessRight.Administrator, AccessRight.Auditor)));
        options.DefaultPolicy = new AuthorizationPolicyBuilder().AddRequirements(new Needs(AccessRight.Member)).Build();
        options.FallbackPolicy = options.DefaultPolicy;
    }
}

/// <param name="AnyOf">The rights of which one is enough; every signed-in account is a Member.</param>
internal sealed record Needs(params AccessRight[] AnyOf) : IAuthorizationRequirement;

/// <summary>Decides from the account as it stands at this request.</summary>
internal sealed class NeedsHandler(CurrentAccount me) : AuthorizationHandler<Needs>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Needs requirement)
    {
        if (me.IsSignedIn && requirement.AnyOf.Any(right => (me.Access & right) == right))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

internal sealed record MayVerify : IAuthorizationRequirement;

/// <summary>Decides from the account and, for somebody without one, from the organisation's setting.</summary>
internal sealed class MayVerifyHandler(CurrentAccount me, RegisterDbContext db) : AuthorizationHandler<MayVerify>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, MayVerify requirement)
    {
        if (me.IsSignedIn || await db.Organisations.AnyAsync(o => o.AnyoneMayVerify))
        {
            context.Succeed(requirement);
        }
    }
}
